import type { Batch } from '@pixelframe/columnar';
import { sliceBatch } from '@pixelframe/columnar';

const MAX_ROWS = 131_072;
const MAX_BYTES = 16 * 1024 * 1024;

/** How many rows of a table of so many rows and bytes are handed on at once. */
export const chunkRows = (rows: number, bytes: number): number =>
  Math.max(1, Math.min(MAX_ROWS, Math.floor((MAX_BYTES * rows) / Math.max(1, bytes))));

export function* sliceAll(rows: Batch, step: number): Generator<Batch> {
  for (let start = 0; start < rows.length; start += step) {
    yield sliceBatch(rows, start, Math.min(start + step, rows.length));
  }
}
