import { describe, expect, test } from 'vitest';
import type { HashBytes } from './minhash.ts';
import { minhash, permutationsOf } from './minhash.ts';
import { murmur3 } from './murmur3.ts';
import { simhash } from './simhash.ts';
import { xxh3 } from './xxh3.ts';

const encoder = new TextEncoder();
const murmur: HashBytes = (bytes, start, end, out) => {
  out[0] = murmur3(bytes, start, end, 1);
  out[1] = 0;
};

function signature(text: string, count: number, size: number): number[] {
  const bytes = encoder.encode(text);
  const numbers = new Uint32Array(count);
  minhash(bytes, 0, bytes.length, size, permutationsOf(1, count), murmur, numbers);
  return [...numbers];
}

describe('minhash', () => {
  test('permutations of a seed, as in BigInt', () => {
    const MASK = 2n ** 64n - 1n;
    let state = 9n;
    const below = (bound: bigint): number => {
      state = (state + 0x2d35_8dcc_aa6c_78a5n) & MASK;
      const product = state * (state ^ 0x8bb8_4b93_962e_acc9n);
      return Number((((product & MASK) ^ (product >> 64n)) * bound) >> 64n);
    };
    const { factors, summands } = permutationsOf(9, 50);
    expect([...factors]).toEqual(Array.from({ length: 50 }, () => 1 + below(2n ** 31n - 2n)));
    expect([...summands]).toEqual(Array.from({ length: 50 }, () => below(2n ** 31n - 1n)));
  });

  test('Daft’s numbers of one word', () => {
    expect(signature('a', 4, 1)).toEqual([2889406766, 1369914929, 1729639765, 2494831682]);
  });

  test('the smallest of each word’s numbers', () => {
    const words = ['hello', 'world', 'foo'].map((word) => signature(word, 8, 1));
    expect(signature('hello world foo', 8, 1)).toEqual(words[0]!.map((_, i) => Math.min(...words.map((w) => w[i]!))));
  });

  test('a text of fewer words than a run is one run, an empty one none', () => {
    expect(signature('a b', 3, 5)).toEqual(signature('a b', 3, 2));
    expect(signature('', 2, 1)).toEqual([0xffff_ffff, 0xffff_ffff]);
  });
});

describe('simhash', () => {
  const of = (text: string, size: number): bigint => {
    const out = new Int32Array(2);
    const bytes = encoder.encode(text);
    simhash(bytes, 0, bytes.length, size, (b, start, end, to) => xxh3(b, start, end, 0, 0, to), out);
    return new BigUint64Array(out.buffer)[0]!;
  };

  test('runs are of characters, not bytes', () => {
    expect(of('éü', 3)).toBe(0n);
    expect(of('éüß', 3)).not.toBe(0n);
    expect(of('𝒳', 1)).toBe(of('𝒳𝒳', 1));
  });

  test('Daft’s number of a text', () => {
    expect(of('hello world foo', 3)).toBe(18058025546338155419n);
  });
});
