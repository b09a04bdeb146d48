import { dotProduct } from './distances.ts';
import type { NearTest } from './near-test.ts';
import { exactLengths, restLengths } from './row-norms.ts';

const SAMPLED = 256;
/** Pairs that are given up together. */
const TOGETHER = 8;
/** What a second look at the scores costs, in numbers of a row. */
const LOOK = 12;
/** Shorter vectors, or fewer pairs, are compared whole. */
const SHORT = 32;
const FEW_PAIRS = 2 ** 16;

/**
 * How many numbers of a row, a multiple of 4, to compare before a look at whether the rest can matter: what is cheapest
 * on a sample of the pairs; `size` where looking does not pay.
 */
export function chooseHead(left: Float32Array, right: Float32Array, size: number, test: NearTest): number {
  const [lefts, rights] = [left.length / size, right.length / size];
  if (size < SHORT || lefts * rights < FEW_PAIRS) return size;
  let best = { head: size, cost: 1 };
  for (const part of [8, 4, 2]) {
    const head = Math.ceil(size / part / 4) * 4;
    let open = 0;
    for (let i = 0; i < SAMPLED; i++) {
      const l = Math.floor((i * lefts) / SAMPLED);
      // Steps by the golden ratio: neither neighbours of the left row, nor always the same ones.
      const r = Math.floor((((i + 1) * 0.618_033_988_749_895) % 1) * rights);
      const [a, b] = [left.subarray(l * size, (l + 1) * size), right.subarray(r * size, (r + 1) * size)];
      const [factor, bound] = test.left(exactLengths(a, size)[0]!);
      const [norm, offset] = test.right(exactLengths(b, size)[0]!);
      const rest = restLengths(a, size, head)[0]! * restLengths(b, size, head)[0]!;
      const most = dotProduct(a, 0, b, 0, head) + rest;
      if (most - factor * norm - offset >= bound) open++;
    }
    const goesOn = 1 - (1 - open / SAMPLED) ** TOGETHER;
    const cost = (head + LOOK + goesOn * (size - head)) / size;
    if (cost < best.cost) best = { head, cost };
  }
  return best.head;
}
