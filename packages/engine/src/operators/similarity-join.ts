import { columnOf } from '@pixelframe/columnar';
import type { Operator } from '../physical/physical-plan.ts';
import { keyRows } from '../similarity/key-rows.ts';
import { PairBatches } from '../similarity/pair-batches.ts';
import { searchPairs } from '../similarity/search-pairs.ts';
import type { BatchStream, TaskContext } from './task-context.ts';

type SimilarityJoin = Extract<Operator, { kind: 'similarityJoin' }>;

/**
 * All pairs within the distance, left rows in order, then right; rows without a key match nothing. In a self join the
 * input only counts off the table's keys.
 */
export async function* similarityJoin(input: BatchStream, operator: SimilarityJoin, context: TaskContext): BatchStream {
  const { node, self } = operator;
  const right = context.services.table(operator.table);
  const search = context.services.search(operator.table);
  let start = context.firstRow ?? 0;
  for await (const left of input) {
    const keys = self ? search.keys : keyRows(columnOf(left, node.leftKey), node.leftKey);
    const range = self ? { start, end: start + left.length } : { start: 0, end: keys.count };
    start += left.length;
    const output = new PairBatches(
      { left: self ? right : left, right },
      { left: keys.rows, right: search.keys.rows },
      operator,
    );
    const selfJoin = node.pairs === 'earlier';
    for await (const found of searchPairs(search, keys, { ...range, selfJoin }, context)) yield* output.add(found);
    yield* output.rest();
  }
}
