import { uint16Be } from '../read-bytes.ts';

/** One marker of a JPEG stream (ITU T.81 annex B). `payload` excludes the two length bytes. */
export interface JpegMarker {
  readonly code: number;
  readonly payload: Uint8Array;
  /** Where the next marker is looked for: after the segment, and for SOS after its entropy-coded data. */
  readonly next: number;
}

export const SOI = 0xd8;
export const EOI = 0xd9;
export const SOS = 0xda;
export const APP1 = 0xe1;
export const APP14 = 0xee;

const none = new Uint8Array(0);

/**
 * The marker at or after `at`, or what is missing, as a clause. Bytes between segments are skipped, as libjpeg does,
 * and so are fill bytes and lone RST markers.
 */
export function readMarker(bytes: Uint8Array, at: number): JpegMarker | string {
  const position = findMarker(bytes, at);
  if (position < 0) return 'JPEG data ends before its end-of-image marker';
  const code = bytes[position]!;
  const start = position + 1;
  if (code === SOI || code === EOI || code === 0x01) return { code, payload: none, next: start };
  if (start + 2 > bytes.length) return 'JPEG data ends inside a segment';
  const length = uint16Be(bytes, start);
  // A length below 2 cannot be: the walk goes on behind it and lets the decoder judge.
  const end = start + Math.max(length, 2);
  if (end > bytes.length) return 'JPEG data ends inside a segment';
  return { code, payload: bytes.subarray(start + 2, end), next: end };
}

/** Index of the code byte of the next marker that is neither stuffing, fill nor RST; -1 where the data ends first. */
function findMarker(bytes: Uint8Array, at: number): number {
  let position = bytes.indexOf(0xff, at);
  while (position >= 0) {
    let code = position + 1;
    while (bytes[code] === 0xff) code++;
    if (code >= bytes.length) return -1;
    const value = bytes[code]!;
    if (value !== 0 && (value < 0xd0 || value > 0xd7)) return code;
    position = bytes.indexOf(0xff, code + 1);
  }
  return -1;
}
