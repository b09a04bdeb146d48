import type { ListingInput } from '@pixelframe/engine';
import { countHeic, FILES_SCHEMA, listToRegistration } from '@pixelframe/engine';
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

/** Said before anything is decoded: by their names, which may be wrong. */
const heicWarning = (heic: number, files: number): string =>
  `${heic} of ${files} files ${heic === 1 ? 'is' : 'are'} HEIC, which only some browsers decode (Safari): use decodeImage({ decoder: 'auto' }) there, skip them with onError: 'null', or convert them to JPEG first.`;

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
  const files = registration.listing.length;
  const heic = countHeic(registration.listing);
  if (heic > 0) session.print(heicWarning(heic, files));
  const label = `Images (${files} files${heic === 0 ? '' : `, ${heic} of them HEIC`})`;
  return new DataFrame(source(session.addSource('files', label, registration), FILES_SCHEMA), session);
}
