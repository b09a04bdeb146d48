import { expect, test } from 'vitest';
import { createCodecs } from './create-codecs.ts';
import { probeImage } from './probe-image.ts';
import { isoBox, makeHeif } from './testing/make-heif.ts';
import { joinBytes, makePng, pngHeader, pngSignature } from './testing/make-png.ts';
import { countingLoader } from './testing/node-wasm.ts';

const uint16 = (value: number): Uint8Array => Uint8Array.of(value, value >> 8);
const uint32 = (value: number): Uint8Array => Uint8Array.of(value, value >> 8, value >> 16, value >>> 24);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

function bmp(width: number, height: number, data = new Uint8Array(0)): Uint8Array {
  const info = [uint32(40), uint32(width), uint32(height), uint16(1), uint16(24), new Uint8Array(24)];
  return joinBytes(latin1('BM'), uint32(0), uint32(0), uint32(54), ...info, data);
}

/** A GIF of one frame whose data is nothing but its end. */
function gif(screen: readonly number[], frame: readonly number[], frames = 1): Uint8Array {
  const palette = new Uint8Array(6);
  const head = joinBytes(latin1('GIF89a'), ...screen.map(uint16), Uint8Array.of(0x80, 0, 0), palette);
  const picture = joinBytes(
    Uint8Array.of(0x2c),
    ...[0, 0, ...frame].map(uint16),
    Uint8Array.of(0, 2, 2, 0x4c, 0x01, 0),
  );
  const pictures = new Uint8Array(picture.length * frames);
  for (let i = 0; i < frames; i++) pictures.set(picture, i * picture.length);
  return joinBytes(head, pictures, Uint8Array.of(0x3b));
}

function ico(entry: Uint8Array): Uint8Array {
  const directory = joinBytes(new Uint8Array(8), uint32(entry.length), uint32(22));
  return joinBytes(uint16(0), uint16(1), uint16(1), directory, entry);
}

/** An AV1 sequence header for still pictures of this size, as the specification writes it. */
function av1(width: number, height: number): Uint8Array {
  const bits = `000${'1'}${'1'}00000${'1111'}${'1111'}${(width - 1).toString(2).padStart(16, '0')}${(height - 1).toString(2).padStart(16, '0')}`;
  const bytes = (bits.padEnd(56, '0').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return Uint8Array.of(0x0a, bytes.length, ...bytes);
}

/** A bare codestream of a square with sides of 30 bits. */
function jxl(side: number): Uint8Array {
  // Least significant bit first: not small, the fourth distribution, side - 1, the ratio 1:1.
  const bits = [0, 1, 1, ...Array.from({ length: 30 }, (_, i) => ((side - 1) >> i) & 1), 1, 0, 0, 1];
  const bytes = new Uint8Array(12);
  bits.forEach((bit, i) => (bytes[i >> 3]! |= bit << (i & 7)));
  return joinBytes(Uint8Array.of(0xff, 0x0a), bytes);
}

test.each<[name: string, bytes: Uint8Array, reason: string, message: string]>([
  ['BMP', bmp(100_000, 100_000), 'too large', '100000 x 100000'],
  ['BMP without its pixels', bmp(7000, 7000), 'truncated', 'bytes its header promises'],
  ['GIF with a large screen', gif([65535, 65535], [1, 1]), 'too large', '65535 x 65535'],
  ['GIF with a large frame', gif([1, 1], [65535, 65535]), 'too large', '65535 x 65535'],
  ['GIF with an empty frame', gif([1, 1], [0, 5]), 'corrupt', 'its first picture has 0 x 5 pixels'],
  ['ICO of a large bitmap', ico(bmp(60_000, 60_000).subarray(14)), 'too large', '60000 x 30000'],
  [
    'ICO of a large PNG',
    ico(joinBytes(pngSignature, pngHeader(90_000, 90_000, 8, 6), new Uint8Array(12))),
    'too large',
    '90000 x 90000',
  ],
  ['ICO pointing past its end', ico(new Uint8Array(0)), 'corrupt', 'an entry points to byte 22 of 22'],
  ['AVIF', makeHeif('avif', { width: 50_000, height: 50_000 }), 'too large', '50000 x 50000'],
  [
    'AVIF that says less than it holds',
    makeHeif('avif', { picture: av1(65536, 65536) }),
    'corrupt',
    'it holds 65536 x 65536 pixels where its header says 64 x 32',
  ],
  ['JPEG XL', jxl(1 << 29), 'too large', '536870912 x 536870912'],
])('%s is refused by its header, without loading a decoder', async (_, bytes, reason, message) => {
  const loadWasm = countingLoader();
  const decode = createCodecs({ loadWasm }).decode(bytes, {
    strict: true,
    maxPixels: 64e6,
    file: 'x',
    orientation: 'ignore',
  });
  await expect(decode).rejects.toMatchObject({ reason, message: expect.stringContaining(message) });
  expect(loadWasm.urls).toEqual([]);
});

test('of a GIF with very many frames only the first is decoded', async () => {
  const bytes = gif([2, 1], [2, 1], 200_000);
  const codecs = createCodecs({ loadWasm: countingLoader() });
  const { image } = await codecs.decode(bytes, { strict: true, maxPixels: 64e6, orientation: 'ignore' });
  expect([image.width, image.height, image.channels]).toEqual([2, 1, 3]);
});

test('billions of extents without bytes are not counted one by one', () => {
  const version = new Uint8Array(4);
  // No bytes for offsets and lengths, then 65535 items of 65535 extents each.
  const places = joinBytes(version, uint16(0), new Uint8Array(2 + 65535 * 6).fill(0xff));
  const meta = isoBox('meta', version, isoBox('pitm', version, Uint8Array.of(0, 1)), isoBox('iloc', places));
  const file = joinBytes(isoBox('ftyp', latin1('avif'), version, latin1('avif')), meta);
  expect(() => probeImage(file, 'x.avif')).toThrow('x.avif: the AVIF data is corrupt: it says no size.');
});

test('the PNG inside an icon is decoded by the PNG decoder, as RGBA', async () => {
  const bytes = ico(makePng(2, 1, 2, Uint8Array.of(1, 2, 3, 4, 5, 6)));
  const codecs = createCodecs({ loadWasm: countingLoader() });
  const { image } = await codecs.decode(bytes, { strict: true, maxPixels: 64e6, orientation: 'ignore' });
  expect([...image.data]).toEqual([1, 2, 3, 255, 4, 5, 6, 255]);
});
