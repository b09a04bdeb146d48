import type { Batch, Column } from '@pixelframe/columnar';
import { sliceBatch } from '@pixelframe/columnar';

/** Bytes of the rows themselves. A view may pin a larger buffer: that is another question. */
export function rowBytes(batch: Batch): number {
  return batch.columns.reduce((sum, column) => sum + columnBytes(column), 0);
}

function columnBytes({ length, validity, values, offsets, children }: Column): number {
  let bytes = validity === null ? 0 : (length + 7) >> 3;
  if (offsets !== null) bytes += offsets.byteLength;
  if (values !== null) bytes += offsets === null ? values.byteLength : offsets[length]!;
  return children.reduce((sum, child) => sum + columnBytes(child), bytes);
}

/** The batch in parts of at most `limit` bytes, in order; a single row is never split. */
export function* splitByBytes(batch: Batch, limit: number): Generator<Batch> {
  if (batch.length <= 1 || rowBytes(batch) <= limit) {
    yield batch;
    return;
  }
  const middle = batch.length >> 1;
  yield* splitByBytes(sliceBatch(batch, 0, middle), limit);
  yield* splitByBytes(sliceBatch(batch, middle, batch.length), limit);
}
