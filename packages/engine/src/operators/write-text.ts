import type { Batch, Schema } from '@pixelframe/columnar';
import type { TextOutput } from '@pixelframe/io';
import type { BatchStream } from './task-context.ts';

/** Writes batches as text and yields its bytes batch by batch. */
export async function* writeText(
  batches: BatchStream,
  schema: Schema,
  output: TextOutput,
  onBatch: (batch: Batch) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { createTextWriter } = await import('@pixelframe/io');
  const writer = await createTextWriter(schema, output);
  if (writer.head !== null) yield writer.head;
  for await (const rows of batches) {
    onBatch(rows);
    if (rows.length > 0) yield writer.write(rows);
  }
}
