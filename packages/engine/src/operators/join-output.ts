import type { Batch, Column, Schema } from '@pixelframe/columnar';
import { batch, columnOf, takeColumn } from '@pixelframe/columnar';
import type { JoinOutput } from '@pixelframe/plan';

/** Gathers matched rows into the join's output columns; -1 on the right gives nulls. */
export function joinOutput(
  left: Batch,
  right: Batch,
  output: readonly JoinOutput[],
  schema: Schema,
  leftRows: Int32Array | Uint32Array,
  rightRows: Int32Array | Uint32Array,
): Batch {
  const columns = output.map(({ side, column }): Column =>
    side === 'left' ? takeColumn(columnOf(left, column), leftRows) : takeColumn(columnOf(right, column), rightRows),
  );
  return batch(schema, columns, leftRows.length);
}

/** Rows per output batch of joins that can produce many more rows than they read. */
export const JOIN_BATCH_ROWS = 65_536;
