import { describe, expect, it } from 'vitest';
import { hashSpec } from '../cases/hash-spec.ts';
import { checkHash, givesMultiHash, hashBytes, type HashSpec } from './spec.ts';

const check =
  (spec: Parameters<typeof hashSpec>[0]): (() => void) =>
  () =>
    checkHash(hashSpec(spec));

describe('checkHash', () => {
  it("refuses in Daft's words", () => {
    expect(check({ method: 'md5' as 'phash' })).toThrow(
      "method must be one of ('phash', 'phash_simple', 'dhash', 'dhash_vertical', 'ahash', 'whash', 'crop_resistant', 'colorhash'), but got: 'md5'",
    );
    expect(check({ method: 'phash', hashSize: 0 })).toThrow('hash_size must be a positive integer, but got: 0');
    expect(check({ method: 'whash', hashSize: 5 })).toThrow("hash_size must be a power of 2 for 'whash', but got: 5");
    expect(check({ method: 'colorhash', binbits: 1.5 })).toThrow('binbits must be a positive integer, but got: 1.5');
    expect(check({ method: 'ahash', segments: -1 })).toThrow('segments must be a positive integer, but got: -1');
  });

  it('refuses what no other reference has', () => {
    expect(check({ method: 'phash', compat: 'opencv' as 'daft' })).toThrow(
      "compat must be one of ('daft', 'imagehash'), but got: 'opencv'",
    );
    expect(check({ method: 'phash', hashSize: 1, compat: 'imagehash' })).toThrow(
      "hash_size must be at least 2 for 'phash' of imagehash, but got: 1",
    );
    expect(check({ method: 'colorhash', binbits: 31 })).toThrow('binbits must be at most 30, but got: 31');
  });

  it('accepts the rest', () => {
    expect(check({ method: 'phash', hashSize: 1 })).not.toThrow();
    expect(check({ method: 'whash', hashSize: 1 })).not.toThrow();
    expect(check({ method: 'phash_simple', hashSize: 1, compat: 'imagehash' })).not.toThrow();
  });
});

describe('hashBytes', () => {
  it.each<[Parameters<typeof hashSpec>[0], number]>([
    [{ method: 'phash' }, 8],
    [{ method: 'ahash', hashSize: 3 }, 2],
    [{ method: 'whash', hashSize: 16 }, 32],
    [{ method: 'colorhash' }, 6],
    [{ method: 'colorhash', binbits: 2 }, 4],
    [{ method: 'colorhash', binbits: 8 }, 14],
    [{ method: 'crop_resistant' }, 72],
    [{ method: 'crop_resistant', segments: 4 }, 128],
    [{ method: 'crop_resistant', hashSize: 3 }, 18],
    [{ method: 'crop_resistant', compat: 'imagehash' }, 8],
  ])('of %o is %i', (spec, expected) => {
    expect(hashBytes(hashSpec(spec))).toBe(expected);
  });

  it('is of each hash where there are several', () => {
    const several = (spec: Partial<HashSpec>): boolean => givesMultiHash(hashSpec({ method: 'phash', ...spec }));
    expect(several({ method: 'crop_resistant', compat: 'imagehash' })).toBe(true);
    expect(several({ method: 'crop_resistant' })).toBe(false);
    expect(several({ compat: 'imagehash' })).toBe(false);
  });
});
