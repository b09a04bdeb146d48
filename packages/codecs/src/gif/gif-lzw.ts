const maxCodes = 4096;

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
  const prefix = new Uint16Array(maxCodes);
  const suffix = new Uint8Array(maxCodes);
  const lengths = new Uint16Array(maxCodes);
  for (let code = 0; code < clear; code++) {
    suffix[code] = code;
    lengths[code] = 1;
  }
  let next = end + 1;
  let width = rootBits + 1;
  let previous = -1;
  let first = 0;
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
      next = end + 1;
      width = rootBits + 1;
      previous = -1;
      continue;
    }
    const known = code < clear || (code > end && code < next);
    if (!known && (code !== next || previous < 0 || next >= maxCodes)) return written;
    // A code not in the table yet is the previous string with its own first index after it.
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
      if (next === 1 << width && width < 12) width++;
    }
    previous = code;
  }
  return written;
}
