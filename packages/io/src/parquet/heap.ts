/** Apart from the decoder itself, which is loaded late, so that the heap can be asked for without loading it. */
let measure = (): number => 0;

/** Bytes of this thread's parquet-wasm memory; 0 while there is none. */
export const heapBytes = (): number => measure();

export function measureHeap(how: () => number): void {
  measure = how;
}
