import type { FileFacts } from './model-cache.ts';

/**
 * What lies beside the bytes in a cache of files: which data file, and its facts. Data files are never renamed: a file
 * becomes complete by a record that names it.
 */
export interface StoredRecord {
  /** The key, for people who look into the folder. */
  readonly key: string;
  /** Name of the data file; null: the server has no such file. */
  readonly data: string | null;
  readonly facts: FileFacts;
}

const isText = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** null for what is no record: a record cut off by a crash counts as none. */
export function parseRecord(text: string): StoredRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { key, data, facts } = value as Partial<StoredRecord>;
  if (typeof key !== 'string' || !isText(data) || typeof facts !== 'object' || facts === null) return null;
  const { size, sha256, oid, etag, validator } = facts;
  if (!isText(sha256) || !isText(oid) || !isText(etag) || !isText(validator)) return null;
  if (size !== null && typeof size !== 'number') return null;
  return { key, data, facts: { size, sha256, oid, etag, validator } };
}
