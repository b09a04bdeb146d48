const clear = 256;
const end = 257;
const maxCodes = 4096;

// The string of a code, as its last byte and the code of what stands before it; kept, for a file may have many strips.
// Entries past the literals are written before they are read.
const prefix = new Uint16Array(maxCodes);
const suffix = Uint8Array.from({ length: maxCodes }, (_, code) => code);
const lengths = new Uint16Array(maxCodes).fill(1, 0, clear);

/**
 * Undoes TIFF's LZW (TIFF 6.0 section 13): codes of 9 to 12 bits, most significant first, the width growing one code
 * early. Stops at the end code, at an impossible code, or when `out` is full.
 *
 * @returns how many bytes were written
 */
export function decodeTiffLzw(data: Uint8Array, out: Uint8Array): number {
  let next = end + 1;
  let width = 9;
  let previous = -1;
  let first = 0;
  let written = 0;
  let bits = 0;
  let held = 0;
  let at = 0;
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
      next = end + 1;
      width = 9;
      previous = -1;
      continue;
    }
    const known = code < clear || (code > end && code < next);
    if (!known && (code !== next || previous < 0 || next >= maxCodes)) return written;
    let walk = known ? code : previous;
    const length = known ? lengths[code]! : lengths[previous]! + 1;
    let place = written + length - 1;
    if (!known) {
      if (place < out.length) out[place] = first;
      place--;
    }
    for (; place > written; place--) {
      if (place < out.length) out[place] = suffix[walk]!;
      walk = prefix[walk]!;
    }
    first = suffix[walk]!;
    out[written] = first;
    written = Math.min(written + length, out.length);
    if (previous >= 0 && next < maxCodes) {
      prefix[next] = previous;
      suffix[next] = first;
      lengths[next] = lengths[previous]! + 1;
      next++;
      if (next + 1 === 1 << width && width < 12) width++;
    }
    previous = code;
  }
  return written;
}
