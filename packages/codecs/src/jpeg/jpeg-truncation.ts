import { EOI, SOS, readMarker } from './jpeg-markers.ts';

/**
 * How a JPEG's structure breaks off, as a clause for a message; null when it reaches its end-of-image marker. Walks the
 * segments and skims the entropy-coded data of every scan; what follows the end-of-image marker (a second MPO picture,
 * padding) does not matter.
 */
export function findJpegTruncation(bytes: Uint8Array): string | null {
  let at = 2;
  for (;;) {
    const marker = readMarker(bytes, at);
    if (typeof marker === 'string') return marker;
    if (marker.code === EOI) return null;
    at = marker.next;
  }
}

/** How many scans a JPEG has. */
export function countScans(bytes: Uint8Array): number {
  let scans = 0;
  let at = 2;
  for (;;) {
    const marker = readMarker(bytes, at);
    if (typeof marker === 'string' || marker.code === EOI) return scans;
    if (marker.code === SOS) scans++;
    at = marker.next;
  }
}
