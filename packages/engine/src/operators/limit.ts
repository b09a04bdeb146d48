import { sliceBatch } from '@pixelframe/columnar';
import type { Operator } from '../physical/physical-plan.ts';
import type { BatchStream } from './task-context.ts';

/** Ends the morsel after so many rows; what is upstream of it stops being asked. */
export async function* limit(input: BatchStream, operator: Extract<Operator, { kind: 'limit' }>): BatchStream {
  let left = operator.rows;
  if (left === 0) return;
  for await (const rows of input) {
    yield rows.length <= left ? rows : sliceBatch(rows, 0, left);
    left -= rows.length;
    if (left <= 0) return;
  }
}
