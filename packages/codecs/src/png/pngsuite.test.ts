import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createCodecs } from '../create-codecs.ts';
import { joinBytes } from '../testing/make-png.ts';
import { countingLoader } from '../testing/node-wasm.ts';
import { hasTestData, readTestData } from '../testing/test-data.ts';
import { firstChunk, pngChunks } from './png-chunks.ts';

const suite = [
  'basn0g01',
  'basn0g04',
  'basn0g08',
  'basn0g16',
  'basn2c16',
  'basn3p01',
  'basn3p02',
  'basn3p08',
  'basn4a08',
  'basn4a16',
  'basn6a16',
  'tbbn0g04',
  'tbbn2c16',
  'tbgn3p08',
  'tbrn2c08',
  'tm3n3p02',
  'tp1n3p08',
  'f03n2c08',
  'f04n0g08',
  's07n3p02',
];

describe.skipIf(!hasTestData())('PngSuite', () => {
  const codecs = createCodecs({ loadWasm: countingLoader() });

  test.each(suite)('%s: native layout and every pixel', async (name) => {
    const bytes = await readTestData(`images-bad/pngsuite/${name}.png`);
    const expected = referenceDecode(bytes);
    const { image } = await codecs.decode(bytes, { strict: true, maxPixels: 1e6, orientation: 'ignore' });
    expect(image.channels).toBe(expected.channels);
    const packed: number[] = [];
    for (let i = 0; i < image.width * image.height; i++) {
      packed.push(...image.data.subarray(i * image.stride, i * image.stride + image.channels));
    }
    expect(packed).toEqual(expected.samples);
  });
});

interface Reference {
  readonly channels: number;
  readonly samples: number[];
}

/** A plain decoder of non-interlaced PNG straight from the specification, to check the fast one by. */
function referenceDecode(bytes: Uint8Array): Reference {
  const chunks = [...pngChunks(bytes, firstChunk)];
  const find = (type: string): Uint8Array | undefined => chunks.find((chunk) => chunk.type === type)?.data;
  const ihdr = find('IHDR')!;
  const view = new DataView(ihdr.buffer, ihdr.byteOffset);
  const [width, height, bits, colour] = [view.getUint32(0), view.getUint32(4), ihdr[8]!, ihdr[9]!];
  const raw = inflateSync(joinBytes(...chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data)));
  const perPixel = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour]!;
  const rows = unfilter(raw, height, Math.ceil((width * perPixel * bits) / 8), Math.max(1, (perPixel * bits) / 8));
  const key = find('tRNS');
  const samples: number[] = [];
  for (const row of rows) {
    for (let x = 0; x < width; x++) {
      const pixel = Array.from({ length: perPixel }, (_, c) => sampleAt(row, x * perPixel + c, bits));
      samples.push(...expand(pixel, bits, colour, find('PLTE'), key));
    }
  }
  return { channels: samples.length / (width * height), samples };
}

function expand(pixel: number[], bits: number, colour: number, palette?: Uint8Array, key?: Uint8Array): number[] {
  if (colour === 3) {
    const index = pixel[0]!;
    return [...palette!.subarray(index * 3, index * 3 + 3), ...(key === undefined ? [] : [key[index] ?? 255])];
  }
  const narrow = pixel.map((value) =>
    bits === 16 ? Math.floor((value + 128) / 257) : (value * 255) / (2 ** bits - 1),
  );
  if (key === undefined) return narrow;
  const matches = pixel.every((value, c) => value === key[c * 2]! * 256 + key[c * 2 + 1]!);
  return [...narrow, matches ? 0 : 255];
}

function sampleAt(row: Uint8Array, index: number, bits: number): number {
  if (bits === 16) return row[index * 2]! * 256 + row[index * 2 + 1]!;
  const bit = index * bits;
  return (row[bit >> 3]! >> (8 - bits - (bit & 7))) & (2 ** bits - 1);
}

function unfilter(raw: Uint8Array, height: number, rowBytes: number, step: number): Uint8Array[] {
  const rows: Uint8Array[] = [];
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (rowBytes + 1)]!;
    const row = raw.slice(y * (rowBytes + 1) + 1, (y + 1) * (rowBytes + 1));
    const above = rows[y - 1] ?? new Uint8Array(rowBytes);
    for (let i = 0; i < rowBytes; i++) {
      const a = i < step ? 0 : row[i - step]!;
      const b = above[i]!;
      const c = i < step ? 0 : above[i - step]!;
      row[i] = row[i]! + [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter]!;
    }
    rows.push(row);
  }
  return rows;
}

function paeth(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}
