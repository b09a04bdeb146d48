import type { Batch, DataType, Schema } from '@pixelframe/columnar';
import { describeSchema, IoError } from '@pixelframe/columnar';
import { tableToArrow } from '@pixelframe/columnar/to-arrow';
import { tableToIPC } from 'apache-arrow';
import type * as Parquet from 'parquet-wasm/esm';
import type { ParquetCompression } from './parquet-writer.ts';
import type { Bytes } from './thrift.ts';
import { withParquetWasm } from './wasm.ts';

/** The batches as a whole Parquet file of their own. */
export async function encodeRows(
  schema: Schema,
  batches: readonly Batch[],
  compression: ParquetCompression,
): Promise<Bytes> {
  const ipc = tableToIPC(await tableToArrow(schema, batches), 'stream');
  try {
    return withParquetWasm((parquet) => {
      const table = parquet.Table.fromIPCStream(ipc);
      // Takes over the table and the properties, which must not be freed again.
      return new Uint8Array(parquet.writeParquet(table, propertiesFor(parquet, schema, compression)));
    });
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new IoError(`Cannot write Parquet with the columns ${describeSchema(schema)}: ${problem}.`, { cause });
  }
}

/**
 * Binary columns hold encoded images as a rule: neither a dictionary nor compression makes them smaller. The pixels of
 * decoded images do get a dictionary: Parquet has no type of one byte, and its 256 entries are what keeps a sample in
 * 8 bits instead of 32. (Columns inside of others cannot be addressed through parquet-wasm: it takes their path for
 * one name.)
 */
function propertiesFor(
  parquet: typeof Parquet,
  schema: Schema,
  compression: ParquetCompression,
): Parquet.WriterProperties {
  const { SNAPPY, ZSTD, GZIP, UNCOMPRESSED } = parquet.Compression;
  const codec = { snappy: SNAPPY, zstd: ZSTD, gzip: GZIP, none: UNCOMPRESSED }[compression];
  let builder = new parquet.WriterPropertiesBuilder().setCompression(codec);
  for (const { name, type } of schema.fields) {
    if (!isBinary(type)) continue;
    builder = builder.setColumnCompression(name, UNCOMPRESSED).setColumnDictionaryEnabled(name, false);
  }
  return builder.build();
}

const isBinary = (type: DataType): boolean => type.kind === 'binary' || type.kind === 'fixedSizeBinary';
