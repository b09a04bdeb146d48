import { batch } from './batch.ts';
import { columnFromValues } from './column-from-values.ts';
import { columnToValues } from './column-to-values.ts';
import type { Batch, Column } from './column.ts';
import type { DataType } from './data-type.ts';
import { sameType, typeName } from './data-type.ts';
import { PlanError } from './errors.ts';
import { pluck, unionOfKeys } from './flatten.ts';
import type { Schema } from './schema.ts';
import { schema as makeSchema, columnNames } from './schema.ts';
import type { TypedArray } from './typed-array.ts';
import { isTypedArray } from './typed-array.ts';
import { isPlainObject } from './value-family.ts';
import type { ValueOptions } from './value-at.ts';
import { setOwn } from './value-at.ts';
import { describeValue } from './value-source.ts';

/**
 * Objects, one per row, to columns. Without a schema: the union of keys in order of appearance, types inferred; a
 * missing key is null. With one: exactly its columns, checked.
 */
export function rowsToColumns(rows: readonly Readonly<Record<string, unknown>>[], schema?: Schema): Batch {
  rows.forEach((row, i) => {
    if (isPlainObject(row)) return;
    throw new PlanError(`Row ${i} is ${describeValue(row)}, not an object of values by column name.`, { row: i });
  });
  const names = schema === undefined ? unionOfKeys(rows) : columnNames(schema);
  const columns = names.map((name, i) => columnFromValues(pluck(rows, name), schema?.fields[i]?.type, name));
  return batch(schema ?? fieldsOf(names, columns), columns, rows.length);
}

export type ColumnInput = readonly unknown[] | TypedArray | Column;

const isColumn = (input: ColumnInput): input is Column => !Array.isArray(input) && !isTypedArray(input);

/**
 * Columns by name to a batch. With a schema: exactly its columns, in its order, values checked. All must have one
 * length, else a PlanError naming both columns.
 */
export function columnsToBatch(columns: Readonly<Record<string, ColumnInput>>, schema?: Schema): Batch {
  const names = schema === undefined ? Object.keys(columns) : columnNames(schema);
  const built = names.map((name, i) => {
    const input = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (input === undefined || input === null) {
      throw new PlanError(`Column "${name}" has no values. Given: ${Object.keys(columns).join(', ') || '(none)'}.`, {
        column: name,
      });
    }
    return toColumn(input, schema?.fields[i]?.type, name);
  });
  const [first] = built;
  built.forEach((column, i) => {
    if (column.length === first!.length) return;
    throw new PlanError(
      `Columns must have equal lengths: "${names[0]}" has ${first!.length} values, "${names[i]}" has ${column.length}.`,
      { column: names[i]! },
    );
  });
  return batch(schema ?? fieldsOf(names, built), built);
}

function toColumn(input: ColumnInput, type: DataType | undefined, name: string): Column {
  if (!isColumn(input)) return columnFromValues(input, type, name);
  if (!Array.isArray(input.children)) {
    throw new PlanError(`Column "${name}" is ${describeValue(input)}, not an array of values.`, { column: name });
  }
  if (type !== undefined && !sameType(type, input.type)) {
    throw new PlanError(`Column "${name}" is ${typeName(input.type)}, the schema says ${typeName(type)}.`, {
      column: name,
    });
  }
  return input;
}

const fieldsOf = (names: readonly string[], columns: readonly Column[]): Schema =>
  makeSchema(names.map((name, i) => ({ name, type: columns[i]!.type })));

/** One plain object per row, keys in schema order; see {@link valueAt} for the values. */
export function batchToRows(b: Batch, options: ValueOptions = {}): Record<string, unknown>[] {
  const names = columnNames(b.schema);
  const columns = b.columns.map((column) => columnToValues(column, options));
  const rows: Record<string, unknown>[] = [];
  for (let i = 0; i < b.length; i++) {
    const row: Record<string, unknown> = {};
    for (let k = 0; k < names.length; k++) setOwn(row, names[k]!, columns[k]![i]);
    rows.push(row);
  }
  return rows;
}
