import type { Batch, Column, Schema } from '@pixelframe/columnar';
import { batch, columnOf, nullColumn, takeBatch, takeColumn } from '@pixelframe/columnar';
import { castColumn } from '@pixelframe/evaluators';
import type { JoinOutput } from '@pixelframe/plan';

type Rows = Int32Array | Uint32Array;

/** Gathers matched rows into the join's output columns; -1 on the right gives nulls, null all left rows in order. */
export function joinColumns(
  left: Batch,
  right: Batch,
  output: readonly JoinOutput[],
  leftRows: Rows | null,
  rightRows: Rows,
): Column[] {
  const fromLeft = output.flatMap(({ side, column }) => (side === 'right' ? [] : [columnOf(left, column)]));
  const fromRight = output.flatMap(({ side, column }) => (side === 'right' ? [columnOf(right, column)] : []));
  const own = (leftRows === null ? fromLeft : take(left, fromLeft, leftRows)).values();
  const other = take(right, fromRight, rightRows).values();
  return output.map(({ side }) => (side === 'right' ? other : own).next().value!);
}

/** Together, so that the rows are looked over once. */
const take = ({ length }: Batch, columns: readonly Column[], rows: Rows): readonly Column[] =>
  columns.length === 0 ? [] : takeBatch({ schema: { fields: [] }, length, columns }, rows).columns;

/** {@link joinColumns} as a batch; what both sides may give is brought to its type. */
export const joinOutput = (
  left: Batch,
  right: Batch,
  output: readonly JoinOutput[],
  schema: Schema,
  leftRows: Rows | null,
  rightRows: Rows,
): Batch => {
  const columns = joinColumns(left, right, output, leftRows, rightRows);
  const typed = columns.map((column, i) =>
    output[i]!.side === 'either' ? castColumn(column, schema.fields[i]!.type) : column,
  );
  return batch(schema, typed, rightRows.length);
};

/** Right rows that have no left one: nulls stand for it. */
export const rightOutput = (right: Batch, output: readonly JoinOutput[], schema: Schema, rightRows: Rows): Batch => {
  const columns = output.map(({ side, column }, i) => {
    const { type } = schema.fields[i]!;
    if (side === 'left') return nullColumn(type, rightRows.length);
    const own = takeColumn(columnOf(right, column), rightRows);
    return side === 'either' ? castColumn(own, type) : own;
  });
  return batch(schema, columns, rightRows.length);
};

/** Rows per output batch of joins that can produce many more rows than they read. */
export const JOIN_BATCH_ROWS = 65_536;
