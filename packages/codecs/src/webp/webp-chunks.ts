import { asciiAt, uint32Le } from '../read-bytes.ts';

/** One RIFF chunk (RFC 9649 section 2.3). `start` and `end` bound its payload, `next` is past the padding byte. */
export interface WebpChunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** Where the first chunk of a file begins: after 'RIFF', the size and 'WEBP'. */
export const firstChunk = 12;

/** The length the RIFF header promises for the whole file. */
export function promisedLength(bytes: Uint8Array): number {
  return 8 + uint32Le(bytes, 4);
}

/** The chunk headers from `at` on, those whose payload is cut off included. */
export function* webpChunks(bytes: Uint8Array, at: number): Generator<WebpChunk> {
  while (at + 8 <= bytes.length) {
    const start = at + 8;
    const length = uint32Le(bytes, at + 4);
    const next = start + length + (length & 1);
    yield { type: asciiAt(bytes, at, 4), start, end: start + length, next };
    at = next;
  }
}

/** How a WebP's structure breaks off, as a clause; null when it is as long as it says. */
export function findWebpTruncation(bytes: Uint8Array): string | null {
  const promised = promisedLength(bytes);
  if (promised > bytes.length) return `WebP data has ${bytes.length} of the ${promised} bytes its RIFF header promises`;
  for (const chunk of webpChunks(bytes.subarray(0, promised), firstChunk)) {
    if (chunk.end > bytes.length) return `WebP data ends inside its ${chunk.type.trim()} chunk`;
  }
  return null;
}
