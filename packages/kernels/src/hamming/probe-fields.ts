/** What the compiled search is told through memory: 32-bit fields in this order; addresses, offsets in bytes. */
const fields = [
  'keyOffset',
  'signatureOffset',
  'shift',
  'keyMask',
  'masks',
  'masksEnd',
  'table',
  'signatures',
  'ids',
  'checks',
  'checksEnd',
  'rows',
  'limit',
  'next',
] as const;

export type ProbeField = (typeof fields)[number];
export const FIELDS_BYTES = 64;
export const fieldOffset = (name: ProbeField): number => 4 * fields.indexOf(name);

/** A hit: the address of the left row, the number of the right one, their distance. */
export const HIT_BYTES = 12;
/** A check: where its word is in a row (i32), the radius (i32), the bits of the word that count (i64). */
export const CHECK_BYTES = 16;
/** A bucket: addresses of its first signature and of what follows the last one. */
export const BUCKET_BYTES = 8;
