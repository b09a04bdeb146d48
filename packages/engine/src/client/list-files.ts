import type { Batch } from '@pixelframe/columnar';
import { batch, columnFromValues, DataType, fixedWidthColumn, stringColumn, validityOf } from '@pixelframe/columnar';
import { mimeTypeOfPath } from '@pixelframe/codecs';
import type { FileEntry, ListingInput, PathPolicy } from '@pixelframe/io';
import { listFiles } from '@pixelframe/io';
import type { Registration } from '../registration.ts';
import { LISTING_SCHEMA } from './files-schema.ts';

/**
 * Lists files of any input, keeping those `accept` wants, as data for a `files` source. Looks at the input before it
 * first waits: a drop event's items are empty right after.
 */
export async function listToRegistration(
  input: ListingInput,
  paths: PathPolicy,
  accept: (entry: FileEntry) => boolean,
  signal?: AbortSignal,
): Promise<Extract<Registration, { kind: 'files' }>> {
  const entries = await listFiles(input, paths, {
    mimeTypeOfPath,
    accept,
    ...(signal === undefined ? {} : { signal }),
  });
  const modified = BigInt64Array.from(entries, (entry) => BigInt(Math.trunc(entry.lastModified ?? 0)));
  const listing: Batch = batch(
    LISTING_SCHEMA,
    [
      stringColumn(entries.map((entry) => entry.path)),
      stringColumn(entries.map((entry) => entry.name)),
      columnFromValues(
        entries.map((entry) => entry.size),
        DataType.int64(),
      ),
      fixedWidthColumn(DataType.timestamp('ms'), modified, validityOf(entries.map((entry) => entry.lastModified))),
      stringColumn(entries.map((entry) => entry.mimeType)),
    ],
    entries.length,
  );
  return { kind: 'files', listing, contents: entries.map((entry) => entry.content) };
}
