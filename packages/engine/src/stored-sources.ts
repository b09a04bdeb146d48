import type { SourceSpec } from '@pixelframe/plan';
import type { Pipeline } from './physical/physical-plan.ts';
import type { Registration } from './registration.ts';

/** Data behind a plan's source id, and the bytes it takes here. */
export interface Stored {
  readonly registration: Registration;
  readonly bytes: number;
}

export type StoredSources = ReadonlyMap<string, Stored>;

/** Rows of registered data. */
export function storedRows(registration: Registration): number {
  switch (registration.kind) {
    case 'partitions':
      return registration.batches.reduce((sum, part) => sum + part.length, 0);
    case 'files':
      return registration.listing.length;
    case 'parquet':
      return registration.rows;
  }
}

/** All rows of a source; null where its data is gone. */
export function specRows(spec: SourceSpec, sources: StoredSources): number | null {
  if (spec.kind === 'range') return Math.max(0, Math.ceil((spec.end - spec.start) / spec.step));
  const registration = sources.get(spec.id)?.registration;
  return registration === undefined ? null : storedRows(registration);
}

/** Rows that a pipeline's source gives; null where its data is gone. */
export function rowsOf(source: Extract<Pipeline['source'], { kind: 'source' }>, sources: StoredSources): number | null {
  const rows = specRows(source.node.source, sources);
  return rows === null ? null : Math.min(source.limit, Math.max(0, rows - source.offset));
}
