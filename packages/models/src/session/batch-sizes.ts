/** Rows of one run where nobody said otherwise; on WASM more of them bring nothing, and hold more memory. */
const DEFAULT_BATCH = { wasm: 8, webgpu: 16 } as const;

export const defaultBatch = (device: 'wasm' | 'webgpu'): number => DEFAULT_BATCH[device];

/**
 * The size a batch of `rows` is padded to: a power of two, or the full batch. A GPU compiles and plans for each shape
 * it sees, so there should be few.
 */
export function paddedBatch(rows: number, batchSize: number): number {
  return Math.min(batchSize, 2 ** Math.ceil(Math.log2(Math.max(1, rows))));
}
