import { asciiAt, uint32Be } from '../read-bytes.ts';

/** One chunk (PNG third edition, section 5.3): `data` without length, type and checksum. */
export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
  readonly next: number;
}

/** Where the first chunk begins: after the signature. */
export const firstChunk = 8;

/** Length, type and checksum of a chunk. */
export const chunkOverhead = 12;

/**
 * The chunk at `at`, or how the data breaks off there, as a clause; null where it is not a chunk at all, as its type is
 * not four letters. Checksums are not looked at.
 */
export function readChunk(bytes: Uint8Array, at: number): PngChunk | string | null {
  if (at + 8 > bytes.length) return 'PNG data ends before its IEND chunk';
  const type = asciiAt(bytes, at + 4, 4);
  if (!/^[A-Za-z]{4}$/.test(type)) return null;
  const start = at + 8;
  const end = start + uint32Be(bytes, at);
  // Some writers leave out the checksum of the last chunk; decoders do not mind.
  if (type === 'IEND') return { type, data: bytes.subarray(start, start), next: bytes.length };
  if (end + 4 > bytes.length) return `PNG data ends inside its ${type} chunk`;
  return { type, data: bytes.subarray(start, end), next: end + 4 };
}

/** The whole chunks from `at` on, as far as the structure holds, without IEND. */
export function* pngChunks(bytes: Uint8Array, at: number): Generator<PngChunk & { readonly at: number }> {
  for (;;) {
    const chunk = readChunk(bytes, at);
    if (chunk === null || typeof chunk === 'string' || chunk.type === 'IEND') return;
    yield { ...chunk, at };
    at = chunk.next;
  }
}

/** How a PNG's structure breaks off, as a clause; null when it leads to IEND, or into nonsense for the decoder to judge. */
export function findPngTruncation(bytes: Uint8Array): string | null {
  let at = firstChunk;
  for (const chunk of pngChunks(bytes, at)) at = chunk.next;
  const last = readChunk(bytes, at);
  return typeof last === 'string' ? last : null;
}
