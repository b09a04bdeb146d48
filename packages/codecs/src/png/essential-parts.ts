import { firstChunk, pngChunks, readChunk } from './png-chunks.ts';

const essential = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT']);

/**
 * The stretches of a PNG that decide its pixels: signature, IHDR, PLTE, tRNS, IDAT, IEND. The rest never reaches the
 * decoder: it would refuse a good picture over a broken colour profile, and inflate compressed text of any size.
 * Neighbouring chunks come as one stretch, so that a plain file is copied in one piece.
 */
export function essentialParts(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  let end = firstChunk;
  const cut = (): void => {
    if (end > start) parts.push(bytes.subarray(start, end));
  };
  let last = firstChunk;
  for (const { type, at, next } of pngChunks(bytes, firstChunk)) {
    if (essential.has(type)) {
      if (at !== end) {
        cut();
        start = at;
      }
      end = next;
    }
    last = next;
  }
  cut();
  if (readChunk(bytes, last) !== null) parts.push(bytes.subarray(last));
  return parts;
}
