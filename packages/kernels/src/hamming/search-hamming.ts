import { leftRange, rowsIn, type PairRange } from './arguments.ts';
import type { HammingIndex } from './hamming-index.ts';
import { HitList } from './hit-list.ts';
import { orderHits } from './order-hits.ts';
import { PairList, type HammingPairs } from './pair-list.ts';
import { LEFT_ROWS } from './scan-code.ts';
import { scanScalar } from './scan-scalar.ts';
import { MOST_HITS, MOST_ROWS, searchBlock } from './search-block.ts';
import { canSearch } from './search-module.ts';

/** The least rows of a block of a self join, and pairs of a block in which all are compared. */
const SELF_ROWS = 2 ** 11;
const BLOCK_PAIRS = 2 ** 27;
/** Pairs between two rests without WebAssembly: some 20 ms. */
const SCALAR_PAIRS = 2 ** 23;

/**
 * All (l, r) with hamming(left[l], index.rows[r]) <= index.maxDistance, in steps of some 20 ms: the batches, of which
 * many are empty, are ordered by l, then r, and so are they together.
 *
 * @param left - rows as those of the index; for a self join those of the index. Leave them unchanged
 * @param range - rows of `left` to look at; row numbers in the answer still count from the first row of `left`
 * @throws PlanError where the bytes are not whole rows
 */
export function* searchHamming(
  index: HammingIndex,
  left: Uint8Array,
  range: PairRange = {},
): Generator<HammingPairs, void, undefined> {
  const { leftStart, leftEnd } = leftRange(rowsIn('searchHamming', 'left', left, index.width), range);
  const { selfJoin = false } = range;
  const rights = index.rows.length / index.width;
  if (rights === 0 || index.maxDistance < 0) return;
  if (!canSearch(index.width, index.maxDistance)) {
    const step = Math.ceil(SCALAR_PAIRS / rights);
    for (let l = leftStart; l < leftEnd; l += step) {
      const pairs = new PairList();
      scanScalar(index, left, l, Math.min(l + step, leftEnd), selfJoin, pairs);
      yield pairs.finish();
    }
    return;
  }
  const most = blockRows(index, rights, selfJoin);
  const hits = new HitList();
  let size = most;
  for (let start = leftStart; start < leftEnd;) {
    const rows = Math.min(size, leftEnd - start);
    const search = searchBlock(index, { left, start, rows, selfJoin }, hits);
    while (search.next().done !== true) yield nothing;
    if (hits.length > MOST_HITS && rows > 1) {
      size = Math.ceil(rows / 2);
      continue;
    }
    if (hits.length < MOST_HITS / 4) size = Math.min(2 * size, most);
    yield orderHits(hits, start, rows);
    start += rows;
  }
}

/** The most left rows of a block. A self join looks within a block at both orders of a pair: it takes small ones. */
function blockRows(index: HammingIndex, rights: number, selfJoin: boolean): number {
  if (index.chunks.length === 0) return Math.max(LEFT_ROWS, Math.min(MOST_ROWS, Math.ceil(BLOCK_PAIRS / rights)));
  return selfJoin ? Math.max(SELF_ROWS, Math.min(MOST_ROWS, Math.ceil(rights / 16))) : MOST_ROWS;
}

const nothing: HammingPairs = {
  left: new Uint32Array(0),
  right: new Uint32Array(0),
  distance: new Uint32Array(0),
};
