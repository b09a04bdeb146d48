import { LzwStrings } from '../lzw-strings.ts';

/**
 * Undoes GIF's LZW (GIF89a appendix F): codes of growing width, least significant bit first, a full table kept until
 * the next clear code. Stops at the end code, at the end of the data, at an impossible code, or when `out` is full.
 *
 * @param rootBits bits of a literal, 1 to 11
 * @returns how many indices were written
 */
export function decodeGifLzw(data: Uint8Array, rootBits: number, out: Uint8Array): number {
  const clear = 1 << rootBits;
  const end = clear + 1;
  const strings = new LzwStrings(clear);
  let width = rootBits + 1;
  let written = 0;
  let held = 0;
  let bits = 0;
  let at = 0;
  while (written < out.length) {
    while (held < width) {
      if (at >= data.length) return written;
      bits |= data[at++]! << held;
      held += 8;
    }
    const code = bits & ((1 << width) - 1);
    bits >>>= width;
    held -= width;
    if (code === end) return written;
    if (code === clear) {
      strings.clear();
      width = rootBits + 1;
      continue;
    }
    const reached = strings.write(code, out, written);
    if (reached === -1) return written;
    written = reached;
    if (strings.next === 1 << width && width < 12) width++;
  }
  return written;
}
