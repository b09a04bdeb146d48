import { describe, expect, it } from 'vitest';
import { toHex } from '../cases/digest.ts';
import { goldenHashes, hashMethods } from '../cases/golden.ts';
import { hashSpec } from '../cases/hash-spec.ts';
import { flat, lcg, spread, waves } from '../cases/pictures.ts';
import { convertPixels } from '../convert/convert.ts';
import type { Pixels } from '../pixels.ts';
import { imageHash, imageMultiHash, lumaPlane } from './image-hash.ts';
import { hashBytes, type HashSpec } from './spec.ts';

const hex = (picture: Pixels, spec: Parameters<typeof hashSpec>[0]): string =>
  toHex(imageHash(picture, hashSpec(spec)));

describe("imageHash as Daft's", () => {
  for (const { name, source, hashes } of goldenHashes) {
    it.each(hashMethods)(`%s of ${name} is the golden one`, (method) => {
      expect(hex(source(), { method })).toBe(hashes[method]);
      expect(hex(spread(source(), 4), { method })).toBe(hashes[method]);
    });
  }

  it('colorhash and crop_resistant are the golden ones', () => {
    const golden = { 2: '00000000', 3: '000000000000', 4: '01110101111111' };
    for (const [binbits, expected] of Object.entries(golden)) {
      expect(hex(waves(200, 150), { method: 'colorhash', binbits: Number(binbits) })).toBe(expected);
    }
    expect(hex(lcg(33, 57, 1, 5), { method: 'colorhash', binbits: 2 })).toBe('30000000');
    expect(hex(lcg(33, 57, 1, 5), { method: 'colorhash', binbits: 3 })).toBe('380000000000');
    expect(hex(lcg(33, 57, 1, 5), { method: 'colorhash', binbits: 4 })).toBe('2f000000000000');
    const tiles = { method: 'crop_resistant', hashSize: 4, segments: 2 } as const;
    expect(hex(lcg(64, 48, 3, 1), tiles)).toBe('88bbcd94a66383d3');
  });

  it('packs rows of any length back to back, first bit first, and pads with zeros', () => {
    const stairs: Pixels = {
      width: 4,
      height: 3,
      channels: 1,
      stride: 1,
      data: Uint8Array.of(0, 9, 5, 6, 9, 5, 6, 0, 0, 1, 2, 3),
    };
    // Rising steps: 101 010 111, then seven bits of padding.
    expect(hex(stairs, { method: 'dhash', hashSize: 3 })).toBe('ab80');
  });

  it('has no bit above the mean, and none rising, in a flat picture; phash keeps the DC bit', () => {
    const picture = flat(20, 10, [4, 5, 6]);
    expect(hex(picture, { method: 'ahash' })).toBe('0000000000000000');
    expect(hex(picture, { method: 'dhash' })).toBe('0000000000000000');
    expect(hex(picture, { method: 'phash' })).toBe('8000000000000000');
  });

  it('pads every tile where a hash fills no whole byte, and is as wide as that', () => {
    const spec = hashSpec({ method: 'crop_resistant', hashSize: 3, segments: 2 });
    expect(hashBytes(spec)).toBe(8);
    const tiles = imageHash(lcg(40, 40, 1, 3), spec);
    expect(tiles).toHaveLength(8);
    for (const padded of [1, 3, 5, 7]) expect(tiles[padded]! & 0x7f).toBe(0);
  });
});

/** Made with imagehash 4.3.2, Pillow 13.0.0, scipy 1.17.1. */
describe("imageHash as imagehash's", () => {
  const golden = {
    ahash: '66d2af55c6265799',
    dhash: 'd22a49b52452ab29',
    dhash_vertical: 'd2ad49d6aa51d9a9',
    phash: 'be01ff01f0000fff',
    phash_simple: '03030381e0f8fcfe',
    whash: '3ad69b49e43253a9',
    colorhash: '000000000000',
  };

  it.each(Object.entries(golden))('%s is the golden one', (method, expected) => {
    expect(hex(waves(200, 150), { method: method as keyof typeof golden, compat: 'imagehash' })).toBe(expected);
  });

  it('gives one hash per region of crop_resistant', () => {
    const hashes = imageMultiHash(lcg(64, 48, 3, 1), hashSpec({ method: 'crop_resistant', compat: 'imagehash' }));
    expect(hashes.map(toHex).join(',')).toBe(
      '54dcdbd635cbcb62,45a1a6b664f19469,33364ececcec8c8c,3c73e038ccf0cfc7,6aa8648dcaadcbd5,61d350103556adb5,' +
        'b39aa5e91b8d94d0,696964448dc9f3f3,03d31ce4ccd9e044,d9ad63ccad2bb9a5,ddc949464231d12b,eb0c476fa46d9d77,' +
        'd299692d362566dc,ad462aab654523b5,955387a9594d2d56,a9292d22a3a56552',
    );
  });

  it('takes the whole picture as one region where none is large', () => {
    const spec = hashSpec({ method: 'crop_resistant', compat: 'imagehash' });
    const [only, ...others] = imageMultiHash(flat(5, 4, [200]), spec);
    expect(others).toEqual([]);
    expect(only).toEqual(imageHash(flat(5, 4, [200]), { ...spec, method: 'dhash' }));
  });
});

describe.each(['daft', 'imagehash'] as const)('imageHash of %s', (compat) => {
  const single = [...hashMethods, 'colorhash'] as const;

  it('ignores alpha, and sees grey in every mode alike', () => {
    const grey = lcg(33, 57, 1, 5);
    for (const mode of ['LA', 'RGB', 'RGBA'] as const) {
      for (const method of single) {
        expect(hex(convertPixels(grey, mode), { method, compat })).toBe(hex(grey, { method, compat }));
      }
    }
  });

  it.each([2, 3, 4, 5, 7, 8, 16])('of size %i has its bytes', (hashSize) => {
    for (const method of single) {
      if (method === 'whash' && Math.log2(hashSize) % 1 !== 0) continue;
      const spec: HashSpec = hashSpec({ method, hashSize, compat });
      expect(imageHash(lcg(40, 30, 3, hashSize), spec)).toHaveLength(hashBytes(spec));
    }
  });

  it('gives a picture without pixels zeros, phash too', () => {
    const nothing: Pixels = { width: 0, height: 5, channels: 3, stride: 3, data: new Uint8Array(0) };
    for (const method of single) {
      expect(imageHash(nothing, hashSpec({ method, compat })).every((byte) => byte === 0)).toBe(true);
    }
  });

  it('asks for the luma it needs once, and uses the one it is given', () => {
    const picture = waves(50, 40);
    const asked: string[] = [];
    const hash = imageHash(picture, hashSpec({ method: 'dhash', compat }), (src, kind) => {
      asked.push(kind);
      return lumaPlane(src, kind);
    });
    expect(asked).toEqual([compat === 'daft' ? 'daft' : '601']);
    expect(toHex(hash)).toBe(hex(picture, { method: 'dhash', compat }));
  });
});

describe('one hash or several', () => {
  const picture = flat(2, 2, [1]);

  it('is refused by the wrong function', () => {
    const several = hashSpec({ method: 'crop_resistant', compat: 'imagehash' });
    expect(() => imageHash(picture, several)).toThrow('crop_resistant of imagehash gives several hashes, not one.');
    expect(() => imageMultiHash(picture, { ...several, compat: 'daft' })).toThrow(
      'crop_resistant of daft gives one hash, not several.',
    );
  });
});
