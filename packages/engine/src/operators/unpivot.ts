import type { Column } from '@pixelframe/columnar';
import { batch, columnOf, concatColumns, stringColumn, takeColumn } from '@pixelframe/columnar';
import { castColumn } from '@pixelframe/evaluators';
import type { Operator } from '../physical/physical-plan.ts';
import type { BatchStream } from './task-context.ts';

/** Row 0 of the first value column, of the second, ...; then row 1: Daft's order. */
export async function* unpivot(input: BatchStream, operator: Extract<Operator, { kind: 'unpivot' }>): BatchStream {
  const { ids, values } = operator.node;
  const valueType = operator.schema.fields.at(-1)!.type;
  const names = stringColumn(values);
  for await (const rows of input) {
    const length = rows.length * values.length;
    const row = new Int32Array(length);
    const which = new Int32Array(length);
    const from = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      row[i] = Math.floor(i / values.length);
      which[i] = i % values.length;
      from[i] = which[i]! * rows.length + row[i]!;
    }
    const repeated = ids.map((name): Column => takeColumn(columnOf(rows, name), row));
    const stacked = concatColumns(values.map((name) => castColumn(columnOf(rows, name), valueType)));
    yield batch(operator.schema, [...repeated, takeColumn(names, which), takeColumn(stacked, from)], length);
  }
}
