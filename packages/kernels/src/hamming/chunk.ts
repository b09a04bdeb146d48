/** Some bits of a row by which it is looked up. */
export interface Chunk {
  /** The 64-bit word of the row that has the bits. */
  readonly word: number;
  /** The lowest of the bits within the word. */
  readonly shift: number;
  readonly bits: number;
  /** The most of these bits in which rows may differ to meet here. */
  readonly radius: number;
  /** The 64-bit word that is compared first. */
  readonly signature: number;
}

/** What rows `start` to `end` have in the chunk; `values` are rows as pairs of low and high 32-bit words. */
export function chunkKeys(values: Uint32Array, words: number, chunk: Chunk, start: number, end: number): Uint32Array {
  const keys = new Uint32Array(end - start);
  const mask = 2 ** chunk.bits - 1;
  const { shift } = chunk;
  for (let i = 0, at = 2 * (start * words + chunk.word); i < keys.length; i++, at += 2 * words) {
    const [low, high] = [values[at]!, values[at + 1]!];
    if (shift === 0) keys[i] = low & mask;
    else if (shift < 32) keys[i] = ((low >>> shift) | (high << (32 - shift))) & mask;
    else keys[i] = (high >>> (shift - 32)) & mask;
  }
  return keys;
}

/** All numbers of `bits` bits with at most `radius` set, fewest first. */
export function masksWithin(bits: number, radius: number): Uint32Array {
  const masks = [0];
  let [from, to] = [0, 1];
  for (let set = 1; set <= radius; set++) {
    for (let i = from; i < to; i++) {
      const highest = 32 - Math.clz32(masks[i]!);
      for (let bit = highest; bit < bits; bit++) masks.push(masks[i]! | (1 << bit));
    }
    [from, to] = [to, masks.length];
  }
  return Uint32Array.from(masks);
}

/** How many numbers `masksWithin` gives. */
export function countWithin(bits: number, radius: number): number {
  let [sum, term] = [1, 1];
  for (let set = 1; set <= radius; set++) {
    term = (term * (bits - set + 1)) / set;
    sum += term;
  }
  return sum;
}
