/**
 * Undoes PackBits (TIFF 6.0 section 9), until the data ends or `out` is full.
 *
 * @returns how many bytes were written
 */
export function decodePackBits(data: Uint8Array, out: Uint8Array): number {
  let at = 0;
  let written = 0;
  while (at + 1 < data.length && written < out.length) {
    const count = (data[at++]! << 24) >> 24;
    if (count >= 0) {
      const run = data.subarray(at, at + Math.min(count + 1, out.length - written));
      out.set(run, written);
      written += run.length;
      at += count + 1;
    } else if (count > -128) {
      const stop = Math.min(written + 1 - count, out.length);
      out.fill(data[at++]!, written, stop);
      written = stop;
    }
  }
  return written;
}
