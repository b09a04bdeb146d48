import { PlanError } from '@pixelframe/columnar';
import { rowsIn } from './arguments.ts';
import { popcount, toWords, wordsPerRow } from './words.ts';

/** Rows near a hash, nearest first, equally near ones by row number. */
export interface HammingNeighbors {
  readonly rows: Uint32Array;
  /** Bits in which each row differs. */
  readonly distances: Uint32Array;
}

/**
 * The `k` rows that differ from `query` in the fewest bits: one look at each row, then a counting sort.
 *
 * @throws PlanError where the bytes are not whole rows, or the query is not one
 */
export function hammingTopK(rows: Uint8Array, query: Uint8Array, width: number, k: number): HammingNeighbors {
  const count = rowsIn('hammingTopK', 'row', rows, width);
  if (query.length !== width) {
    throw new PlanError(`hammingTopK: the query must have ${width} bytes as the rows have, but got: ${query.length}`);
  }
  const words = wordsPerRow(width);
  const [wanted, values] = [toWords(query, width, 0, 1), toWords(rows, width, 0, count)];
  const distances = new Uint32Array(count);
  // First places[d + 1] counts the rows at distance d, then places[d] is where the next of them goes.
  const places = new Uint32Array(8 * width + 2);
  for (let row = 0, at = 0; row < count; row++) {
    let distance = 0;
    for (let w = 0; w < words; w++) distance += popcount(wanted[w]! ^ values[at++]!);
    distances[row] = distance;
    places[distance + 1]!++;
  }
  for (let d = 0; d <= 8 * width; d++) places[d + 1]! += places[d]!;
  const best = new Uint32Array(Math.min(k, count));
  for (let row = 0; row < count; row++) {
    const place = places[distances[row]!]!++;
    if (place < best.length) best[place] = row;
  }
  return { rows: best, distances: best.map((row) => distances[row]!) };
}
