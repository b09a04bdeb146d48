import type { Schema } from '@pixelframe/columnar';
import type { ListingInput } from '@pixelframe/engine';
import type { RecordBatch, Table } from 'apache-arrow';
import type { DataFrame } from './dataframe.ts';
import { defaultSession } from './default-session.ts';
import type { HuggingfaceOptions } from './read-huggingface.ts';
import type { ImageFileRow } from './read-images.ts';
import type { FileInput } from './input-files.ts';
import type { CsvOptions } from './read-csv.ts';
import type { JsonOptions } from './read-json.ts';
import type { Flat, Row, RowOf } from './row-types.ts';
import type { Session } from './session.ts';

export interface ReadOptions {
  /** Default: the default session. */
  readonly session?: Session;
  /** Stops a long listing. */
  readonly signal?: AbortSignal;
}

export interface FromOptions {
  /** Default: the default session. */
  readonly session?: Session;
  /** Types, where they should not be inferred. */
  readonly schema?: Schema;
}

const sessionOf = (options: { readonly session?: Session }): Session => options.session ?? defaultSession();

/**
 * Reads Parquet lazily: footers now, row groups and columns when a query needs them, by ranges. Several files are read
 * one after the other and must have the same columns.
 *
 * @example
 * const df = await readParquet('samples/owners.parquet');
 */
export const readParquet = (input: FileInput, options: ReadOptions = {}): Promise<DataFrame<Row>> =>
  sessionOf(options).readParquet(input);

/**
 * Reads CSV files, whole: a URL, File, Blob or bytes, a path, folder or glob (runner, Node), or several, which must have
 * the same columns. Types are inferred over all rows unless `schema` gives them. Gzip is unpacked.
 *
 * @example
 * const df = await readCsv('samples/measurements.csv', { schema: { zip: DataType.string() } });
 */
export const readCsv = (
  input: FileInput,
  options: CsvOptions & { readonly session?: Session } = {},
): Promise<DataFrame<Row>> => sessionOf(options).readCsv(input, options);

/**
 * Reads files of JSON Lines, or of one array of objects, whole; see {@link readCsv}. The columns are the members that any
 * object has; objects become structs, arrays lists, and integers keep all their digits.
 *
 * @example
 * const df = await readJson('samples/events.jsonl');
 */
export const readJson = (
  input: FileInput,
  options: JsonOptions & { readonly session?: Session } = {},
): Promise<DataFrame<Row>> => sessionOf(options).readJson(input, options);

/**
 * Reads a dataset of the Hugging Face hub lazily, from its Parquet files and by ranges, as {@link readParquet} does.
 * Pictures are structs: `col('image').get('bytes').decodeImage()`.
 *
 * @example
 * const df = await readHuggingface('ylecun/mnist', { split: 'test' });
 */
export const readHuggingface = (
  repository: string,
  options: HuggingfaceOptions & { readonly session?: Session } = {},
): Promise<DataFrame<Row>> => sessionOf(options).readHuggingface(repository, options);

/**
 * Lists image files: a path or glob (runner, Node), a directory handle, a FileList, dropped items, Files or URLs.
 * Folders are read recursively, in the order of their paths; files that are no images by their name are left out.
 *
 * @example
 * const df = await readImages(fileInput.files);
 * await df.withColumn('image', col('bytes').decodeImage()).show();
 */
export const readImages = (input: ListingInput, options: ReadOptions = {}): Promise<DataFrame<ImageFileRow>> =>
  sessionOf(options).readImages(input, options.signal);

/**
 * A DataFrame from arrays or typed arrays by column name. JS numbers become Int64 if all are safe integers, else
 * Float64; typed arrays keep their type.
 *
 * @example
 * const df = fromColumns({ id: [1, 2], name: ['a', null] });
 */
export const fromColumns = <C extends Readonly<Record<string, ArrayLike<unknown>>>>(
  columns: C,
  options: FromOptions = {},
): DataFrame<Flat<RowOf<C>>> => sessionOf(options).fromColumns(columns, options.schema);

/**
 * A DataFrame from plain objects; missing keys are null.
 *
 * @example
 * const df = fromRows([{ id: 1, name: 'a' }, { id: 2 }]);
 */
export const fromRows = <R extends object>(rows: readonly R[], options: FromOptions = {}): DataFrame<R> =>
  sessionOf(options).fromRows(rows, options.schema);

/** A DataFrame from an apache-arrow Table or RecordBatch. */
export const fromArrow = (table: Table | RecordBatch, options: FromOptions = {}): DataFrame<Row> =>
  sessionOf(options).fromArrow(table);

/**
 * Int64 numbers in a column `id`: from 0 to `end`, or from `start` to `end`, `step` apart; `end` is not among them.
 *
 * @example
 * await range(10).show();
 */
export function range(end: number, options?: { readonly session?: Session }): DataFrame<{ id: number }>;
export function range(
  start: number,
  end: number,
  step?: number,
  options?: { readonly session?: Session },
): DataFrame<{ id: number }>;
export function range(first: number, ...rest: readonly unknown[]): DataFrame<{ id: number }> {
  const numbers = rest.filter((value): value is number => typeof value === 'number');
  const last = rest.at(-1);
  const session = sessionOf(typeof last === 'object' && last !== null ? (last as { session?: Session }) : {});
  const [end, step = 1] = numbers;
  return end === undefined ? session.range(0, first, 1) : session.range(first, end, step);
}
