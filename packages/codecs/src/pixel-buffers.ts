/** Captured: while a decoder's glue runs, the global of that name is a stand-in (`image-data-scope.ts`). */
const Pixels = Uint8ClampedArray;

/** A buffer larger than this is freed, not kept. */
const maxKeptBytes = 16 * 1024 * 1024;

/**
 * One buffer of this thread, kept between pictures: fresh megabytes cost their page faults each time, about as much as
 * a tenth of the decoding.
 */
let kept: ArrayBuffer | null = null;

/** Room for `length` bytes: the kept buffer where it fits without waste, else a new one. Its bytes are arbitrary. */
export function takePixels(length: number): Uint8ClampedArray<ArrayBuffer> {
  if (kept === null || kept.byteLength < length || kept.byteLength > length * 2) return new Pixels(length);
  const buffer = kept;
  kept = null;
  return new Pixels(buffer, 0, length);
}

/**
 * Takes back a decoded picture nobody will look at again: keeps its buffer for the next one, or frees it now. Left to
 * the garbage collector, a loop over pictures peaks several times higher.
 */
export function recyclePixels(data: Uint8Array): void {
  const { buffer } = data;
  if (!(buffer instanceof ArrayBuffer) || buffer.byteLength === 0) return;
  if (kept === null && buffer.byteLength <= maxKeptBytes) {
    kept = buffer;
  } else if (typeof buffer.transfer === 'function') {
    buffer.transfer(0);
  } else {
    // Engines without `transfer` detach by a transferring clone.
    structuredClone(null, { transfer: [buffer] });
  }
}
