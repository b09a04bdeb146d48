import { HitList } from '../hamming/hit-list.ts';
import { orderHits } from '../hamming/order-hits.ts';
import { ExactValues } from './exact-values.ts';
import { isNear, type VectorMetric } from './metric.ts';
import { MOST_HITS, Tiles } from './tiles.ts';
import type { VectorPairs } from './vector-pairs.ts';

export interface VectorSearch {
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly size: number;
  readonly metric: VectorMetric;
  readonly threshold: number;
  readonly selfJoin: boolean;
}

interface Rows {
  readonly leftStart: number;
  readonly leftEnd: number;
}

type Steps<T> = Generator<VectorPairs, T, undefined>;

/** Numbers of pairs computed exactly between two rests: some 20 ms. */
const STEP_NUMBERS = 2 ** 23;

const nothing: VectorPairs = {
  left: new Uint32Array(0),
  right: new Uint32Array(0),
  distance: new Float64Array(0),
};

/** The definition, where there is no WebAssembly. */
export function* exactPairs(search: VectorSearch, { leftStart, leftEnd }: Rows): Steps<void> {
  const rights = search.right.length / search.size;
  const step = Math.max(1, Math.floor(STEP_NUMBERS / (search.size * rights)));
  for (let start = leftStart; start < leftEnd; start += step) {
    const end = Math.min(start + step, leftEnd);
    const candidates = { left: [] as number[], right: [] as number[] };
    for (let l = start; l < end; l++) {
      for (let r = search.selfJoin ? l + 1 : 0; r < rights; r++) {
        candidates.left.push(l);
        candidates.right.push(r);
      }
    }
    yield* nearOnes(search, candidates.left, candidates.right);
  }
}

/** Computes candidates exactly and keeps those that are near, in order. */
export function* nearOnes(search: VectorSearch, lefts: ArrayLike<number>, rights: ArrayLike<number>): Steps<void> {
  const { left, right, size, metric, threshold } = search;
  const exact = new ExactValues(left, right, size, metric);
  const step = Math.ceil(STEP_NUMBERS / size);
  for (let from = 0; from < lefts.length; from += step) {
    const end = Math.min(from + step, lefts.length);
    const values = new Float64Array(end - from);
    const part = Uint32Array.from({ length: end - from }, (_, i) => rights[from + i]!);
    for (let i = from, to = from; i < end; i = to) {
      while (to < end && lefts[to] === lefts[i]) to++;
      exact.fill(lefts[i]!, part, i - from, to - from, values);
    }
    const kept = Uint32Array.from(values.keys()).filter((i) => isNear(metric, values[i]!, threshold));
    yield {
      left: kept.map((i) => lefts[from + i]!),
      right: kept.map((i) => part[i]!),
      distance: Float64Array.from(kept, (i) => values[i]!),
    };
  }
}

/** The search by blocks of left rows, each meeting blocks of right ones in f32. */
export function* comparePairs(search: VectorSearch, { leftStart, leftEnd }: Rows): Steps<void> {
  const tiles = new Tiles(search);
  let most = tiles.rows;
  for (let start = leftStart; start < leftEnd;) {
    const end = Math.min(start + most, leftEnd);
    const hits = new HitList();
    const comparison = tiles.compare(start, end, hits);
    while (comparison.next().done !== true) yield nothing;
    if (tiles.isFull(start, end, hits)) {
      most = Math.ceil((end - start) / 2);
      continue;
    }
    if (hits.length < MOST_HITS / 4) most = Math.min(2 * most, tiles.rows);
    const { left, right } = orderHits(hits, start, end - start);
    yield* nearOnes(search, left, right);
    start = end;
  }
}
