import { batch, columnOf, concatColumns, stringColumn, takeColumn } from '@pixelframe/columnar';
import { castColumn } from '@pixelframe/evaluators';
import type { Operator } from '../physical/physical-plan.ts';
import { JOIN_BATCH_ROWS } from './join-output.ts';
import type { BatchStream } from './task-context.ts';

/**
 * A row's values one after the other, then the next row's. Daft goes column by column within a batch: an order that
 * depends on where batches end.
 */
export async function* unpivot(input: BatchStream, operator: Extract<Operator, { kind: 'unpivot' }>): BatchStream {
  const { ids, values } = operator.node;
  const valueType = operator.schema.fields.at(-1)!.type;
  const names = stringColumn(values);
  for await (const rows of input) {
    const repeated = ids.map((name) => columnOf(rows, name));
    const stacked = concatColumns(values.map((name) => castColumn(columnOf(rows, name), valueType)));
    for (let start = 0; start < stacked.length; start += JOIN_BATCH_ROWS) {
      const length = Math.min(JOIN_BATCH_ROWS, stacked.length - start);
      const row = new Int32Array(length);
      const which = new Int32Array(length);
      const from = new Int32Array(length);
      for (let i = 0; i < length; i++) {
        row[i] = Math.floor((start + i) / values.length);
        which[i] = start + i - row[i]! * values.length;
        from[i] = which[i]! * rows.length + row[i]!;
      }
      yield batch(
        operator.schema,
        [...repeated.map((column) => takeColumn(column, row)), takeColumn(names, which), takeColumn(stacked, from)],
        length,
      );
    }
  }
}
