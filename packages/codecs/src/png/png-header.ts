import { corrupt, truncated } from '../decode-failure.ts';
import { readExifOrientation } from '../exif-orientation.ts';
import type { ImageHeader } from '../image-header.ts';
import { uint32Be } from '../read-bytes.ts';
import { firstChunk, pngChunks, readChunk } from './png-chunks.ts';

const palette = 3;

interface ColourType {
  /** A palette counts as the RGB it stands for. */
  readonly channels: 1 | 2 | 3 | 4;
  readonly bitDepths: readonly number[];
}

/** By number (PNG third edition, table 12). */
const colourTypes: ReadonlyMap<number, ColourType> = new Map([
  [0, { channels: 1, bitDepths: [1, 2, 4, 8, 16] }],
  [2, { channels: 3, bitDepths: [8, 16] }],
  [palette, { channels: 3, bitDepths: [1, 2, 4, 8] }],
  [4, { channels: 2, bitDepths: [8, 16] }],
  [6, { channels: 4, bitDepths: [8, 16] }],
]);

/**
 * IHDR, whether tRNS adds an alpha channel, and the orientation in eXIf (which may stand anywhere before IEND, so all
 * chunk headers are visited). Throws DecodeError without a sensible IHDR.
 */
export function readPngHeader(bytes: Uint8Array, file: string | undefined): ImageHeader {
  const first = readChunk(bytes, firstChunk);
  if (typeof first === 'string') throw truncated(file, 'PNG data ends before its IHDR chunk', false);
  if (first?.type !== 'IHDR' || first.data.length !== 13)
    throw corrupt(file, 'png', 'it does not begin with an IHDR chunk');
  const width = uint32Be(first.data, 0);
  const height = uint32Be(first.data, 4);
  if (width === 0 || height === 0) throw corrupt(file, 'png', `its header says ${width} x ${height} pixels`);
  const colour = first.data[9]!;
  const bits = first.data[8]!;
  const type = colourTypes.get(colour);
  if (type === undefined || !type.bitDepths.includes(bits)) {
    throw corrupt(file, 'png', `its header says colour type ${colour} with ${bits} bits`);
  }
  const opaque = type.channels;
  const { transparency, orientation } = readAncillary(bytes, first.next);
  const channels = transparency ? withAlpha[opaque] : opaque;
  return { format: 'png', width, height, channels, bitDepth: colour === palette ? 8 : bits, orientation };
}

/** The eXIf chunk, which may stand anywhere before IEND. */
export function findPngExif(bytes: Uint8Array): Uint8Array | null {
  for (const { type, data } of pngChunks(bytes, firstChunk)) if (type === 'eXIf') return data;
  return null;
}

/** Frames of an APNG, by its acTL chunk, which stands before the pixels. */
export function countPngFrames(bytes: Uint8Array): number {
  for (const { type, data } of pngChunks(bytes, firstChunk)) {
    if (type === 'IDAT') return 1;
    if (type === 'acTL' && data.length >= 4) return Math.max(1, uint32Be(data, 0));
  }
  return 1;
}

/** Where tRNS gives transparency; types that have alpha anyway may not carry it, and decoders ignore it there. */
const withAlpha = { 1: 2, 2: 2, 3: 4, 4: 4 } as const;

function readAncillary(bytes: Uint8Array, at: number): { transparency: boolean; orientation: number } {
  let transparency = false;
  let beforePixels = true;
  let orientation: number | null = null;
  for (const { type, data } of pngChunks(bytes, at)) {
    if (type === 'IDAT') beforePixels = false;
    if (type === 'tRNS' && beforePixels) transparency = true;
    if (type === 'eXIf') orientation ??= readExifOrientation(data);
  }
  return { transparency, orientation: orientation ?? 1 };
}
