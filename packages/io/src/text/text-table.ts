import type { Batch, Column, DataType, Field, Schema } from '@pixelframe/columnar';
import { batch, DataType as T, PlanError, schema, stringColumn } from '@pixelframe/columnar';
import type { ByteSource } from '../sources/byte-source.ts';
import type { LoadTextOptions } from './load-text.ts';

/** A table read whole: one batch a file. */
export interface TextTable {
  readonly schema: Schema;
  readonly batches: readonly Batch[];
}

export interface TextFile {
  readonly name: string;
  readonly source: ByteSource;
}

/** What every reader of text takes. */
export interface TextReadOptions extends LoadTextOptions {
  /** Types by column, instead of the inferred ones. */
  readonly types: readonly Field[];
  /** false: the columns are those of `types`, and nothing is inferred. */
  readonly inferSchema: boolean;
  /** A column of this name gets each row's file. */
  readonly filePathColumn: string | null;
}

export interface FileColumns {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** `length` times the same text. */
function repeated(text: string, length: number): Column {
  const one = stringColumn([text]);
  const size = one.offsets![1]!;
  const values = new Uint8Array(size * length);
  const offsets = new Int32Array(length + 1);
  for (let row = 0; row < length; row++) {
    values.set(one.values as Uint8Array, row * size);
    offsets[row + 1] = (row + 1) * size;
  }
  return { type: T.string(), length, validity: null, values, offsets, children: [] };
}

/** The table of the files' columns, with the column of paths where one is wanted. */
export function tableOf(
  fields: readonly { readonly name: string; readonly type: DataType }[],
  files: readonly FileColumns[],
  filePathColumn: string | null,
): TextTable {
  if (filePathColumn === null) {
    const plain = schema(fields);
    return { schema: plain, batches: files.map(({ columns, rows }) => batch(plain, columns, rows)) };
  }
  if (fields.some(({ name }) => name === filePathColumn)) {
    throw new PlanError(`filePathColumn: the files have a column "${filePathColumn}" already.`, {
      column: filePathColumn,
      hint: 'Choose another name.',
    });
  }
  const withPath = schema([...fields, { name: filePathColumn, type: T.string() }]);
  return {
    schema: withPath,
    batches: files.map(({ name, columns, rows }) => batch(withPath, [...columns, repeated(name, rows)], rows)),
  };
}
