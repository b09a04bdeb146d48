import { columnOf, takeBatch } from '@pixelframe/columnar';
import { RowGrouper } from '@pixelframe/evaluators/rows';
import type { Operator } from '../physical/physical-plan.ts';
import { mostlyDistinct } from './mostly-distinct.ts';
import type { BatchStream } from './task-context.ts';

/** The first row of each distinct combination within a morsel, so that fewer cross to the thread that sees them all. */
export async function* distinctRows(input: BatchStream, { on }: Extract<Operator, { kind: 'distinct' }>): BatchStream {
  let grouper: RowGrouper | null = null;
  for await (const rows of input) {
    const keys = on.map((name) => columnOf(rows, name));
    if (mostlyDistinct(keys, rows.length)) {
      yield rows;
      continue;
    }
    grouper ??= new RowGrouper(keys.map(({ type }) => type));
    const { first } = grouper.add(keys, rows.length);
    if (first.length === rows.length) yield rows;
    else if (first.length > 0) yield takeBatch(rows, first);
  }
}
