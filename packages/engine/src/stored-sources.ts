import type { Pipeline } from './physical/physical-plan.ts';
import type { Registration } from './registration.ts';

/** Data behind a plan's source id, and the bytes it takes here. */
export interface Stored {
  readonly registration: Registration;
  readonly bytes: number;
}

export type StoredSources = ReadonlyMap<string, Stored>;

function storedRows(registration: Registration): number {
  switch (registration.kind) {
    case 'partitions':
      return registration.batches.reduce((sum, part) => sum + part.length, 0);
    case 'files':
      return registration.listing.length;
    case 'parquet':
      return registration.rows;
  }
}

/** Rows that a pipeline's source gives; null where its data is gone. */
export function rowsOf(source: Extract<Pipeline['source'], { kind: 'source' }>, sources: StoredSources): number | null {
  const registration = sources.get(source.node.source.id)?.registration;
  if (registration === undefined) return null;
  return Math.min(source.limit, Math.max(0, storedRows(registration) - source.offset));
}
