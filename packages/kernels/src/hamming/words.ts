/** Number of set bits of a 32-bit word. */
export function popcount(word: number): number {
  let x = word - ((word >>> 1) & 0x55_55_55_55);
  x = (x & 0x33_33_33_33) + ((x >>> 2) & 0x33_33_33_33);
  return Math.imul((x + (x >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}

/** 32-bit words that hold `width` bytes. */
export function wordsPerRow(width: number): number {
  return Math.ceil(width / 4);
}

/** Rows `start` to `end` of `width` bytes each as aligned words, the last word of a row padded with zeros. */
export function toWords(bytes: Uint8Array, width: number, start: number, end: number): Uint32Array {
  const words = wordsPerRow(width);
  const out = new Uint32Array(words * (end - start));
  padRows(bytes.subarray(start * width, end * width), width, new Uint8Array(out.buffer), 4 * words);
  return out;
}

/** Copies rows of `width` bytes to rows of `room` bytes; what is between is left as it was. */
export function padRows(rows: Uint8Array, width: number, target: Uint8Array, room: number): void {
  if (width === room) {
    target.set(rows);
    return;
  }
  for (let from = 0, to = 0; from < rows.length; from += width, to += room) {
    target.set(rows.subarray(from, from + width), to);
  }
}
