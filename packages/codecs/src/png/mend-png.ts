import { asciiAt, uint32Be } from '../read-bytes.ts';
import { inflatePrefix } from './inflate-prefix.ts';
import { chunkOverhead, firstChunk, pngChunks } from './png-chunks.ts';

const ihdrBytes = 13;
const maxStoredBlock = 0xffff;

/** Samples per pixel by IHDR colour type. */
const samplesOfColour: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** Adam7 passes (PNG third edition, section 8.2): first column, first row, column step, row step. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * A cut PNG made whole: the scanlines that can still be inflated, zeros (unfiltered black or transparent) for the rest,
 * stored uncompressed. Checksums are left zero; the decoder does not look at them. Null when no pixel data is there.
 */
export function mendPng(bytes: Uint8Array): Uint8Array | null {
  const { pixelsStart, zlib } = gatherPixelData(bytes);
  if (zlib.length <= 2) return null;
  const raw = new Uint8Array(filteredLength(bytes.subarray(firstChunk + 8, firstChunk + 8 + ihdrBytes)));
  if (inflatePrefix(zlib, raw) === 0) return null;
  const stored = storeZlib(raw);
  const whole = new Uint8Array(pixelsStart + chunkOverhead + stored.length + chunkOverhead);
  whole.set(bytes.subarray(0, pixelsStart));
  writeChunk(whole, pixelsStart, 'IDAT', stored);
  writeChunk(whole, pixelsStart + chunkOverhead + stored.length, 'IEND', new Uint8Array(0));
  return whole;
}

/** All IDAT payloads in a row, what is left of a cut one included, and where the first chunk of them stood. */
function gatherPixelData(bytes: Uint8Array): { pixelsStart: number; zlib: Uint8Array } {
  const parts: Uint8Array[] = [];
  let pixelsStart = bytes.length;
  let end = firstChunk;
  const gather = (at: number, data: Uint8Array): void => {
    pixelsStart = Math.min(pixelsStart, at);
    parts.push(data);
  };
  for (const { type, at, data, next } of pngChunks(bytes, firstChunk)) {
    if (type === 'IDAT') gather(at, data);
    end = next;
  }
  if (asciiAt(bytes, end + 4, 4) === 'IDAT') gather(end, bytes.subarray(end + 8));
  return { pixelsStart, zlib: concatenate(parts) };
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

/** Bytes of all scanlines with their filter bytes, over all passes. */
function filteredLength(ihdr: Uint8Array): number {
  const width = uint32Be(ihdr, 0);
  const height = uint32Be(ihdr, 4);
  const bits = ihdr[8]! * samplesOfColour.get(ihdr[9]!)!;
  const passes = ihdr[12] === 0 ? [[0, 0, 1, 1] as const] : adam7;
  let total = 0;
  for (const [column, row, columnStep, rowStep] of passes) {
    const columns = Math.ceil((width - column) / columnStep);
    const rows = Math.ceil((height - row) / rowStep);
    if (columns > 0 && rows > 0) total += rows * (1 + Math.ceil((columns * bits) / 8));
  }
  return total;
}

/** A zlib stream of stored blocks (RFC 1951 section 3.2.4). */
function storeZlib(raw: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(raw.length / maxStoredBlock));
  const out = new Uint8Array(2 + blocks * 5 + raw.length + 4);
  const view = new DataView(out.buffer);
  view.setUint16(0, 0x7801);
  let at = 2;
  for (let block = 0; block < blocks; block++) {
    const part = raw.subarray(block * maxStoredBlock, (block + 1) * maxStoredBlock);
    out[at] = block === blocks - 1 ? 1 : 0;
    view.setUint16(at + 1, part.length, true);
    view.setUint16(at + 3, ~part.length, true);
    out.set(part, at + 5);
    at += 5 + part.length;
  }
  view.setUint32(at, adler32(raw));
  return out;
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

function writeChunk(out: Uint8Array, at: number, type: string, data: Uint8Array): void {
  new DataView(out.buffer).setUint32(at, data.length);
  for (let i = 0; i < type.length; i++) out[at + 4 + i] = type.charCodeAt(i);
  out.set(data, at + 8);
}
