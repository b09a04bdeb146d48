import type { ArrowTableLike } from '@pixelframe/columnar';
import { IoError } from '@pixelframe/columnar';
import { Schema, Table, tableFromIPC, tableToIPC } from 'apache-arrow';
import { heapBytes } from './heap.ts';
import type { Bytes } from './thrift.ts';
import { withParquetWasm } from './wasm.ts';

/** The Arrow schema of a Parquet file that is whole in memory. */
export const decodeSchema = (file: Bytes, name: string): Schema =>
  decoding(name, 'the schema', () =>
    tableFromIPC(withParquetWasm(({ readSchema }) => readSchema(file).intoIPCStream())),
  ).schema;

/** Rows of a Parquet file that is whole in memory, as one record batch over one buffer outside of the wasm memory. */
export function decodeRows(file: Bytes, name: string, what: string, offset: number, limit: number): ArrowTableLike {
  const table = decoding(name, what, () =>
    tableFromIPC(
      withParquetWasm(({ readParquet }) =>
        // One batch, so that no column has to be put together from chunks.
        readParquet(file, { offset, limit, batchSize: limit }).intoIPCStream(),
      ),
    ),
  );
  // apache-arrow declares the values of a struct as rows, where at run time there are none.
  return table as unknown as ArrowTableLike;
}

/** Some fields of an Arrow schema, as Parquet files keep them: one IPC message, in base64. */
export function arrowSchemaText(schema: Schema, columns: readonly number[]): string {
  const stream = tableToIPC(new Table(new Schema(columns.map((column) => schema.fields[column]!))), 'stream');
  // Marker and length, 4 bytes each, then the message; the end of the stream comes after it.
  const length = new DataView(stream.buffer, stream.byteOffset).getInt32(4, true);
  let binary = '';
  for (const byte of stream.subarray(0, 8 + length)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function decoding<T>(name: string, what: string, work: () => T): T {
  const heapBefore = heapBytes();
  try {
    return work();
  } catch (cause) {
    if (cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError) {
      const heap = Math.round(heapBefore / 2 ** 20);
      throw new IoError(`Cannot read ${what} of ${name}: the Parquet decoder gave up.`, {
        file: name,
        hint: `The file is corrupt, or needs more memory than there is (the decoder held ${heap} MiB).`,
        cause,
      });
    }
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new IoError(`Cannot read ${what} of ${name}: ${problem}.`, { file: name, cause });
  }
}
