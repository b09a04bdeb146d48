import type { Batch, Schema } from '@pixelframe/columnar';
import { batchFromArrow, columnsToBatch, copyBatch, rowsToColumns } from '@pixelframe/columnar';
import { range, source } from '@pixelframe/plan';
import type { RecordBatch, Table } from 'apache-arrow';
import { DataFrame } from './dataframe.ts';
import type { Flat, Row, RowOf } from './row-types.ts';
import type { Session } from './session.ts';

/** The user's buffers are copied once, here: changing or transferring them later changes nothing. */
function fromBatch<R extends object>(session: Session, rows: Batch): DataFrame<R> {
  const own = copyBatch(rows);
  const registration = { kind: 'partitions', schema: own.schema, batches: [own] } as const;
  const spec = session.addSource('partitions', `in memory (${own.length} rows)`, registration);
  return new DataFrame<R>(source(spec, own.schema), session, own.length);
}

export const columnsIn = <C extends Readonly<Record<string, ArrayLike<unknown>>>>(
  session: Session,
  columns: C,
  schema?: Schema,
): DataFrame<Flat<RowOf<C>>> => fromBatch(session, columnsToBatch(columns as never, schema));

export const rowsIn = <R extends object>(session: Session, rows: readonly R[], schema?: Schema): DataFrame<R> =>
  fromBatch(session, rowsToColumns(rows as readonly Record<string, unknown>[], schema));

export const arrowIn = (session: Session, table: Table | RecordBatch): DataFrame<Row> =>
  fromBatch(session, batchFromArrow(table));

export const rangeIn = (session: Session, start: number, end: number, step: number): DataFrame<{ id: number }> =>
  new DataFrame(range(start, end, step), session, Math.max(0, Math.ceil((end - start) / step)));
