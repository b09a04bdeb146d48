import type { Batch, Schema } from '@pixelframe/columnar';
import type { WasmLoader } from './wasm.ts';

export type ParquetCompression = 'snappy' | 'zstd' | 'gzip' | 'none';

export interface ParquetWriterOptions {
  readonly loadWasm: WasmLoader;
  /** Default snappy, as Daft. Binary columns are never compressed: they hold files that are already. */
  readonly compression?: ParquetCompression;
  /** Most uncompressed Arrow bytes in a row group (a larger single row aside). Default 64 MiB. */
  readonly rowGroupBytes?: number;
}

/** Writes one Parquet file; what is returned are its bytes, in order, as soon as a row group is full. */
export interface ParquetWriter {
  /** PlanError if the batch has another schema than the file. */
  write(batch: Batch): Promise<Uint8Array<ArrayBuffer>[]>;
  /** The rest of the file. The writer is of no use afterwards. */
  finish(): Promise<Uint8Array<ArrayBuffer>[]>;
  /** Lets go of rows not written yet. */
  abort(): void;
}

/** A writer for rows of this schema. Calls must not overlap. */
export async function createParquetWriter(schema: Schema, options: ParquetWriterOptions): Promise<ParquetWriter> {
  const { createWriter } = await import('./create-writer.ts');
  return createWriter(schema, options);
}
