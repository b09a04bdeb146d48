import type { Batch, Column, Schema } from '@pixelframe/columnar';
import { batch, columnOf, takeColumn } from '@pixelframe/columnar';
import type { JoinOutput } from '@pixelframe/plan';

type Rows = Int32Array | Uint32Array;

/** Gathers matched rows into the join's output columns; -1 on the right gives nulls. */
export const joinColumns = (
  left: Batch,
  right: Batch,
  output: readonly JoinOutput[],
  leftRows: Rows,
  rightRows: Rows,
): Column[] =>
  output.map(({ side, column }) =>
    side === 'left' ? takeColumn(columnOf(left, column), leftRows) : takeColumn(columnOf(right, column), rightRows),
  );

/** {@link joinColumns} as a batch. */
export const joinOutput = (
  left: Batch,
  right: Batch,
  output: readonly JoinOutput[],
  schema: Schema,
  leftRows: Rows,
  rightRows: Rows,
): Batch => batch(schema, joinColumns(left, right, output, leftRows, rightRows), leftRows.length);

/** Rows per output batch of joins that can produce many more rows than they read. */
export const JOIN_BATCH_ROWS = 65_536;
