import type { Batch, Schema } from '@pixelframe/columnar';
import type { ByteSource } from '../sources/byte-source.ts';
import type { ColumnPredicate } from './column-predicate.ts';
import type { WasmLoader } from './wasm.ts';

export interface ParquetReadOptions {
  readonly rowGroup: number;
  /** Top-level columns, in the order the batch shall have them. None: a batch of rows without columns. */
  readonly columns: readonly string[];
  /** Rows of the row group to skip; default 0. */
  readonly offset?: number;
  /** Most rows to read; default all. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

/** One Parquet file. Its footer is read; data is fetched by {@link ParquetReader.read} only. */
export interface ParquetReader {
  readonly schema: Schema;
  readonly rows: number;
  /** `bytes` are uncompressed. */
  readonly rowGroups: readonly { readonly rows: number; readonly bytes: number }[];
  /** false only if the statistics prove that no row of the group satisfies all of the predicates. */
  mayMatch(rowGroup: number, predicates: readonly ColumnPredicate[]): boolean;
  /** Fetches the chunks of these columns and nothing else. An IoError if they are corrupt or do not fit in memory. */
  read(options: ParquetReadOptions): Promise<Batch>;
  /** Lets go of what is kept between reads. Reading again is allowed. */
  dispose(): void;
}

export interface OpenParquetOptions {
  readonly loadWasm: WasmLoader;
  readonly signal?: AbortSignal;
}

/**
 * Reads the footer of a Parquet file. An IoError names the file if it is none, is corrupt or encrypted, or has a column
 * of a type Pixelframe does not know.
 */
export async function openParquet(source: ByteSource, options: OpenParquetOptions): Promise<ParquetReader> {
  const { createReader } = await import('./create-reader.ts');
  return createReader(source, options);
}
