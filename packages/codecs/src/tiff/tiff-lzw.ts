import { LzwStrings } from '../lzw-strings.ts';

const clear = 256;
const end = 257;
/** Kept, for a file may have many strips. */
const strings = new LzwStrings(clear);

/**
 * Undoes TIFF's LZW (TIFF 6.0 section 13): codes of 9 to 12 bits, most significant first, the width growing one code
 * early. Stops at the end code, at an impossible code, or when `out` is full.
 *
 * @returns how many bytes were written
 */
export function decodeTiffLzw(data: Uint8Array, out: Uint8Array): number {
  let width = 9;
  let written = 0;
  let bits = 0;
  let held = 0;
  let at = 0;
  strings.clear();
  while (written < out.length) {
    while (held < width) {
      if (at >= data.length) return written;
      bits = ((bits << 8) | data[at++]!) & 0xfffff;
      held += 8;
    }
    held -= width;
    const code = (bits >> held) & ((1 << width) - 1);
    if (code === end) return written;
    if (code === clear) {
      strings.clear();
      width = 9;
      continue;
    }
    const reached = strings.write(code, out, written);
    if (reached === -1) return written;
    written = reached;
    if (strings.next + 1 === 1 << width && width < 12) width++;
  }
  return written;
}
