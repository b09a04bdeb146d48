import type { Batch, RunOptions, Schema } from 'pixelframe';

/** What a table needs of a DataFrame, whatever type its rows have. */
export interface TableFrame {
  schema(): Schema;
  readonly collectedRows: number | null;
  limit(rows: number): { batches(options: RunOptions): AsyncIterable<Batch> };
}

/** The first rows of a table, in the batches they came in. */
export interface LoadedRows {
  readonly schema: Schema;
  readonly batches: readonly Batch[];
  readonly shown: number;
  /** Rows there are; null when there are more than were asked for and nobody counted. */
  readonly total: number | null;
}

/** Runs `frame` for its first `rows` rows. One more is asked for: it tells whether these were all. */
export async function loadFrame(frame: TableFrame, rows: number, options: RunOptions): Promise<LoadedRows> {
  const batches: Batch[] = [];
  let read = 0;
  for await (const batch of frame.limit(rows + 1).batches(options)) {
    batches.push(batch);
    read += batch.length;
  }
  return {
    schema: frame.schema(),
    batches,
    shown: Math.min(rows, read),
    total: read <= rows ? read : frame.collectedRows,
  };
}

export const loadBatch = (batch: Batch, rows: number): LoadedRows => ({
  schema: batch.schema,
  batches: [batch],
  shown: Math.min(rows, batch.length),
  total: batch.length,
});
