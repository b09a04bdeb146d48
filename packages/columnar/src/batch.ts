import type { Batch, Column } from './column.ts';
import { nullColumn } from './column.ts';
import type { Schema } from './schema.ts';
import { findField } from './schema.ts';

export function batch(s: Schema, columns: readonly Column[], length = columns[0]?.length ?? 0): Batch {
  return { schema: s, length, columns };
}

export const emptyBatch = (s: Schema): Batch =>
  batch(
    s,
    s.fields.map((field) => nullColumn(field.type, 0)),
    0,
  );

/** The column called `name`, or a PlanError that lists what there is. */
export function columnOf(b: Batch, name: string): Column {
  const field = findField(b.schema, name);
  return b.columns[b.schema.fields.indexOf(field)]!;
}
