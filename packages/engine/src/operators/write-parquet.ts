import type { Batch, Schema } from '@pixelframe/columnar';
import { createWasmLoader } from '../assets.ts';
import type { EngineConfig } from '../config.ts';
import type { BatchStream } from './task-context.ts';

/** Largest row group, and the part of the session's memory one may take: it exists three times while it is encoded. */
const ROW_GROUP = { most: 64 * 1024 * 1024, least: 4 * 1024 * 1024, share: 1 / 16 };

/** Encodes batches as a Parquet file and yields its bytes as row groups complete: never the whole file at once. */
export async function* writeParquet(
  batches: BatchStream,
  schema: Schema,
  config: EngineConfig,
  compression: 'snappy' | 'zstd' | 'gzip' | 'none',
  onBatch: (batch: Batch) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { createParquetWriter } = await import('@pixelframe/io');
  const rowGroupBytes = Math.max(ROW_GROUP.least, Math.min(ROW_GROUP.most, config.memoryLimit * ROW_GROUP.share));
  const loadWasm = createWasmLoader(config.assetBaseUrl);
  const writer = await createParquetWriter(schema, { loadWasm, compression, rowGroupBytes });
  let finished = false;
  try {
    for await (const rows of batches) {
      onBatch(rows);
      yield* (await writer.write(rows)) as Uint8Array<ArrayBuffer>[];
    }
    yield* (await writer.finish()) as Uint8Array<ArrayBuffer>[];
    finished = true;
  } finally {
    if (!finished) writer.abort();
  }
}
