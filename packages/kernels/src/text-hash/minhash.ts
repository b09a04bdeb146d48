import { add, addFoldedProduct, mulHigh, multiply } from './u64.ts';

/** Puts the 64-bit hash of the bytes from `start` to `end` into `out`: low half, high half. */
export type HashBytes = (bytes: Uint8Array, start: number, end: number, out: Int32Array) => void;

/** Factors and summands of the permutations, each below 2^31. */
export interface Permutations {
  readonly factors: Int32Array;
  readonly summands: Int32Array;
}

const MAX_I32 = 0x7fff_ffff;
const SPACE = 0x20;

/** wyrand (Wang Yi) as the Rust crate fastrand steps it; answers whole numbers below `bound` by Lemire's method. */
function createRandom(seed: number): (bound: number) => number {
  const state = Int32Array.of(seed, 0);
  const drawn = new Int32Array(2);
  const low = new Int32Array(2);
  return (bound) => {
    // What 2^64 leaves when divided by the bound: below it a draw would favour some numbers.
    const unfair = (0x1_0000_0000 % bound) ** 2 % bound;
    do {
      add(state, 0, 0xaa6c_78a5, 0x2d35_8dcc);
      drawn.fill(0);
      addFoldedProduct(drawn, 0, state[0]!, state[1]!, state[0]! ^ 0x962e_acc9, state[1]! ^ 0x8bb8_4b93);
      low.set(drawn);
      multiply(low, 0, bound, 0);
    } while (low[1] === 0 && low[0]! >>> 0 < unfair);
    const middle = (mulHigh(drawn[0]!, bound) >>> 0) + (Math.imul(drawn[1]!, bound) >>> 0);
    return mulHigh(drawn[1]!, bound) + (middle > 0xffff_ffff ? 1 : 0);
  };
}

/** Daft's permutations of a seed: all factors (1 to 2^31 - 2) are drawn first, then all summands (0 to 2^31 - 2). */
export function permutationsOf(seed: number, count: number): Permutations {
  const below = createRandom(seed);
  const factors = Int32Array.from({ length: count }, () => 1 + below(MAX_I32 - 1));
  return { factors, summands: Int32Array.from({ length: count }, () => below(MAX_I32)) };
}

/** Starts of the words of a text, at its start and after every space. */
function wordStarts(bytes: Uint8Array, start: number, end: number): number[] {
  const starts = start === end ? [] : [start];
  for (let i = start; i < end; i++) if (bytes[i] === SPACE) starts.push(i + 1);
  return starts;
}

/**
 * MinHash of a text's runs of `size` words (the whole text where it has fewer): for each permutation, the smallest
 * (factor * hash + summand) mod (2^61 - 1) there is, as far as its low 32 bits go; all ones for an empty text. The
 * remainder is the one-step approximation of Daft, which fails with a probability of 2^-58. `signature` takes the numbers.
 */
export function minhash(
  bytes: Uint8Array,
  start: number,
  end: number,
  size: number,
  { factors, summands }: Permutations,
  hash: HashBytes,
  signature: Uint32Array,
): void {
  const out = new Int32Array(2);
  const starts = wordStarts(bytes, start, end);
  signature.fill(0xffff_ffff);
  const runs = Math.min(starts.length, Math.max(1, starts.length - size + 1));
  for (let run = 0; run < runs; run++) {
    const next = starts[run + size];
    hash(bytes, starts[run]!, next === undefined ? end : next - 1, out);
    const word = out[0]!;
    for (let i = 0; i < factors.length; i++) {
      const factor = factors[i]!;
      const low = (Math.imul(factor, word) >>> 0) + summands[i]!;
      const high = (mulHigh(factor, word) >>> 0) + (low > 0xffff_ffff ? 1 : 0);
      const permuted = ((low >>> 0) + (high >>> 29)) >>> 0;
      if (permuted < signature[i]!) signature[i] = permuted;
    }
  }
}
