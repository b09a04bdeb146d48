import { CodecRefusal } from '../codec-failure.ts';
import type { DecodedImage } from '../decoder.ts';
import { inflatePrefix } from '../png/inflate-prefix.ts';
import type { ScriptDecode } from '../script-decoder.ts';
import { decodeFax, type FaxScheme } from './decode-fax.ts';
import { decodePackBits } from './pack-bits.ts';
import { readTiffChunks, type TiffChunk } from './tiff-chunks.ts';
import { channelsOf, convertColours } from './tiff-colours.ts';
import { readFirstDirectory, type TiffDirectory } from './tiff-directory.ts';
import { readTiffLayout, type TiffLayout } from './tiff-layout.ts';
import { decodeTiffLzw } from './tiff-lzw.ts';
import { samplesOfRow, undoPredictor } from './tiff-samples.ts';
import { tags } from './tiff-tags.ts';

/** Unpacks a strip or tile into `out`, which is zero; gives the bytes written. */
type Unpack = (data: Uint8Array, chunk: TiffChunk, out: Uint8Array) => number;

/** A TIFF's first page, of any compression but JPEG. Strips that end early leave zeros and a remark. */
export const decodeTiff: ScriptDecode = (bytes, _header, note) => {
  const { directory, layout, chunks } = openTiff(bytes);
  const { width, height, samples, bits, planar, predictor } = layout;
  const unpack = unpackerOf(layout, directory);
  const perChunk = planar ? 1 : samples;
  const stored = new Uint8Array(width * height * samples);
  const rowBytes = Math.ceil((layout.chunkWidth * perChunk * bits) / 8);
  const packed = new Uint8Array(rowBytes * layout.chunkHeight);
  const row = new Uint8Array(layout.chunkWidth * perChunk);
  let short = 0;
  for (const chunk of chunks) {
    const out = packed.subarray(0, rowBytes * chunk.height).fill(0);
    if (unpack(bytes.subarray(chunk.start, chunk.end), chunk, out) < out.length) short++;
    const rows = Math.min(chunk.height, height - chunk.y);
    for (let y = 0; y < rows; y++) {
      const line = out.subarray(y * rowBytes, (y + 1) * rowBytes);
      if (predictor) undoPredictor(line, layout, directory.little);
      samplesOfRow(line, layout, directory.little, row);
      place(row, chunk, y, layout, stored);
    }
  }
  if (short > 0) note(`${short} of its ${chunks.length} strips or tiles end early`);
  return finishTiff(stored, layout, directory);
};

/** Directory, layout and chunks of a file that has been probed already. */
export function openTiff(bytes: Uint8Array): { directory: TiffDirectory; layout: TiffLayout; chunks: TiffChunk[] } {
  const directory = readFirstDirectory(bytes);
  const layout = directory === null ? null : readTiffLayout(directory);
  if (directory === null || layout === null || !('colour' in layout)) throw new CodecRefusal('it has no directory');
  const chunks = readTiffChunks(directory, layout);
  if (typeof chunks === 'string') throw new CodecRefusal(chunks);
  return { directory, layout, chunks };
}

/** The picture of samples that are in their places. */
export function finishTiff(stored: Uint8Array, layout: TiffLayout, directory: TiffDirectory): DecodedImage {
  const channels = channelsOf(layout);
  const data = convertColours(stored, layout, directory);
  return { width: layout.width, height: layout.height, channels, stride: channels, data };
}

/** Puts a row of a strip or tile into the picture, cut where it reaches over the edge. */
function place(row: Uint8Array, chunk: TiffChunk, y: number, layout: TiffLayout, stored: Uint8Array): void {
  const { width, samples, planar } = layout;
  const columns = Math.min(chunk.width, width - chunk.x);
  const to = ((chunk.y + y) * width + chunk.x) * samples;
  if (!planar) stored.set(row.subarray(0, columns * samples), to);
  else for (let x = 0; x < columns; x++) stored[to + x * samples + chunk.plane] = row[x]!;
}

function unpackerOf(layout: TiffLayout, directory: TiffDirectory): Unpack {
  const reversed = directory.number(tags.fillOrder, 1) === 2;
  const unpack = unpackers[layout.compression](directory);
  return reversed ? (data, chunk, out) => unpack(data.map(reverseBits), chunk, out) : unpack;
}

const unpackers: Readonly<Record<TiffLayout['compression'], (directory: TiffDirectory) => Unpack>> = {
  none: () => (data, _chunk, out) => {
    out.set(data.subarray(0, out.length));
    return Math.min(data.length, out.length);
  },
  fax: (directory) => {
    const scheme = faxSchemeOf(directory);
    return (data, { width }, out) => decodeFax(data, scheme, width, out) * Math.ceil(width / 8);
  },
  lzw: () => (data, _chunk, out) => {
    if (data[0] === 0 && (data[1]! & 1) === 1) throw new CodecRefusal('its LZW data is of the kind before TIFF 5');
    return decodeTiffLzw(data, out);
  },
  deflate: () => (data, _chunk, out) => inflatePrefix(data, out),
  packbits: () => (data, _chunk, out) => decodePackBits(data, out),
  jpeg: () => () => {
    throw new CodecRefusal('its JPEG data needs another decoder');
  },
};

function faxSchemeOf(directory: TiffDirectory): FaxScheme {
  const compression = directory.number(tags.compression, 1);
  if (compression === 2) return 'mh';
  if (compression === 4) return 'g4';
  return (directory.number(tags.faxOptions, 0) & 1) === 1 ? 'g3-2d' : 'g3';
}

function reverseBits(byte: number): number {
  let reversed = 0;
  for (let bit = 0; bit < 8; bit++) reversed |= ((byte >> bit) & 1) << (7 - bit);
  return reversed;
}
