import { expect, test } from 'vitest';
import { createCodecs, type DecodeOptions } from '../create-codecs.ts';
import { probeImage } from '../probe-image.ts';
import { countingLoader } from '../testing/node-wasm.ts';
import { tinyJxl } from '../testing/tiny-jxl.ts';
import { isoBox } from '../testing/make-heif.ts';

const options: DecodeOptions = { strict: true, maxPixels: 1e6, file: 'x.jxl', orientation: 'ignore' };

const small = tinyJxl();

/** Bits as they stand in a codestream: each field least significant first. */
function codestream(...fields: (readonly [value: number, bits: number])[]): Uint8Array {
  const bits = fields.flatMap(([value, count]) => Array.from({ length: count }, (_, i) => (value >> i) & 1));
  const bytes = new Uint8Array(32);
  bytes.set([0xff, 0x0a]);
  bits.forEach((bit, i) => (bytes[2 + (i >> 3)]! |= bit << (i & 7)));
  return bytes;
}

test('a bare codestream decodes to its exact pixels', async () => {
  const { image, header } = await createCodecs({ loadWasm: countingLoader() }).decode(small, options);
  expect(header).toEqual({ format: 'jxl', width: 5, height: 4, channels: 4, bitDepth: 8, orientation: 1 });
  expect([...image.data]).toEqual(Array.from({ length: 80 }, (_, i) => (i % 4 === 3 ? 255 : (i * 7) % 256)));
});

test('a container decodes as its codestream does', async () => {
  const signature = Uint8Array.of(0, 0, 0, 12, 0x4a, 0x58, 0x4c, 0x20, 0x0d, 0x0a, 0x87, 0x0a);
  const brand = isoBox('ftyp', Buffer.from('jxl \0\0\0\0jxl '));
  const file = new Uint8Array(Buffer.concat([signature, brand, isoBox('jxlc', small)]));
  const { image } = await createCodecs({ loadWasm: countingLoader() }).decode(file, options);
  expect([image.width, image.height, image.data[4]]).toEqual([5, 4, 28]);
});

const allDefault = [1, 1] as const;
test.each([
  ['a small square', codestream([1, 1], [3, 5], [1, 3], allDefault), 32, 32, 3],
  ['16:9 of a height of 9 bits', codestream([0, 1], [0, 2], [359, 9], [5, 3], allDefault), 640, 360, 3],
  ['two sides', codestream([0, 1], [1, 2], [999, 13], [0, 3], [0, 2], [16, 9], allDefault), 17, 1000, 3],
  [
    'turned by a quarter, 10 bits, gray with alpha',
    // Extra fields: orientation 6, nothing else; integer of 10 bits; narrow buffers; one alpha channel; not XYB; gray.
    codestream(
      ...([
        [1, 1],
        [0, 5],
        [7, 3],
        [0, 1],
        [1, 1],
        [5, 3],
        [0, 1],
        [0, 1],
        [0, 1],
      ] as const),
      ...([
        [0, 1],
        [1, 2],
        [1, 1],
        [1, 2],
        [1, 1],
        [0, 1],
        [0, 1],
        [0, 1],
        [1, 2],
      ] as const),
    ),
    8,
    16,
    2,
  ],
])('the header of %s', (_, bytes, width, height, channels) => {
  expect(probeImage(bytes)).toMatchObject({ width, height, channels, orientation: 1 });
});

test('a header that is cut is truncated; a picture that is cut is corrupt', async () => {
  expect(() => probeImage(small.subarray(0, 4), 'x.jxl')).toThrow(
    'x.jxl: the file is truncated: JPEG XL data ends inside its header.',
  );
  const decode = createCodecs({ loadWasm: countingLoader() }).decode(small.subarray(0, 60), options);
  await expect(decode).rejects.toMatchObject({ reason: 'corrupt' });
});
