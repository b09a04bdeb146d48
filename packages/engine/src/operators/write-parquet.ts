import type { Batch, Schema } from '@pixelframe/columnar';
import { createWasmLoader } from '../assets.ts';
import type { EngineConfig } from '../config.ts';
import type { BatchStream } from './task-context.ts';

/** Encodes batches as a Parquet file and yields its bytes as row groups complete: never the whole file at once. */
export async function* writeParquet(
  batches: BatchStream,
  schema: Schema,
  config: EngineConfig,
  compression: 'snappy' | 'zstd' | 'gzip' | 'none',
  onBatch: (batch: Batch) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { createParquetWriter } = await import('@pixelframe/io');
  const writer = await createParquetWriter(schema, { loadWasm: createWasmLoader(config.assetBaseUrl), compression });
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
