import type { Batch } from '@pixelframe/columnar';
import { stringsOf } from '@pixelframe/columnar';
import { LISTING_SCHEMA } from './files-schema.ts';

const MIME_TYPE = LISTING_SCHEMA.fields.findIndex(({ name }) => name === 'mimeType');

/** How many files of a listing are HEIC, by their media type: no WASM codec decodes those. */
export const countHeic = (listing: Batch): number =>
  stringsOf(listing.columns[MIME_TYPE]!).filter((type) => type === 'image/heic' || type === 'image/heif').length;
