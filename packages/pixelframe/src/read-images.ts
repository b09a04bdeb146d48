import type { ListingInput } from '@pixelframe/engine';
import { FILES_SCHEMA, listToRegistration } from '@pixelframe/engine';
import { source } from '@pixelframe/plan';
import { DataFrame } from './dataframe.ts';
import type { Session } from './session.ts';

/** One file of `readImages`. */
export interface ImageFileRow {
  /** Relative to the folder that was read. */
  path: string;
  name: string;
  size: number | null;
  lastModified: Date | null;
  mimeType: string | null;
  /** Read only if a query uses it. */
  bytes: Uint8Array;
}

export async function imagesIn(
  session: Session,
  input: ListingInput,
  signal?: AbortSignal,
): Promise<DataFrame<ImageFileRow>> {
  const registration = await listToRegistration(
    input,
    session.paths,
    (entry) => entry.mimeType?.startsWith('image/') === true,
    signal,
  );
  const label = `Images (${registration.listing.length} files)`;
  return new DataFrame(source(session.addSource('files', label, registration), FILES_SCHEMA), session);
}
