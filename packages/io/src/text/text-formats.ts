import type { Batch, Schema } from '@pixelframe/columnar';
import type { CsvFormat } from '../csv/csv-options.ts';
import type { CsvWriteOptions } from '../csv/write-csv.ts';
import type { JsonWriteOptions } from '../json/write-json.ts';
import type { TextFile, TextReadOptions, TextTable } from './text-table.ts';

/** How files of text are read. */
export type TextFormat =
  | ({ readonly kind: 'csv' } & CsvFormat)
  /** JSON Lines, or one array of objects. */
  | { readonly kind: 'json'; readonly skipEmptyFiles: boolean };

/** How a table is written as text. */
export type TextOutput =
  | ({ readonly kind: 'csv'; readonly header: boolean } & CsvWriteOptions)
  /** JSON Lines. */
  | ({ readonly kind: 'json' } & JsonWriteOptions);

/** Reads files whole into one table. The format's code is loaded with its first file. */
export async function readText(
  files: readonly TextFile[],
  format: TextFormat,
  options: TextReadOptions,
): Promise<TextTable> {
  if (format.kind === 'csv') return (await import('../csv/read-csv.ts')).readCsv(files, format, options);
  return (await import('../json/read-json.ts')).readJson(files, { ...options, skipEmptyFiles: format.skipEmptyFiles });
}

export interface TextWriter {
  /** What comes before the rows; null where nothing does. */
  readonly head: Uint8Array<ArrayBuffer> | null;
  write(rows: Batch): Uint8Array<ArrayBuffer>;
}

/** A writer of tables of the schema, in pieces that follow each other. */
export async function createTextWriter(schema: Schema, output: TextOutput): Promise<TextWriter> {
  if (output.kind === 'json') {
    const { writeJsonLines } = await import('../json/write-json.ts');
    return { head: null, write: (rows) => writeJsonLines(rows, output) };
  }
  const { csvHeader, writeCsvRows } = await import('../csv/write-csv.ts');
  return { head: output.header ? csvHeader(schema, output) : null, write: (rows) => writeCsvRows(rows, output) };
}
