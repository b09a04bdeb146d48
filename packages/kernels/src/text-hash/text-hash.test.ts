import { describe, expect, test } from 'vitest';
import { murmur3 } from './murmur3.ts';
import { xxh3 } from './xxh3.ts';
import { xxh32 } from './xxh32.ts';
import { xxh64 } from './xxh64.ts';

const PHRASE = 'Nobody inspects the spammish repetition';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (x: number): string => (x >>> 0).toString(16).padStart(8, '0');

type Hash64 = (bytes: Uint8Array, start: number, end: number, low: number, high: number, out: Int32Array) => void;

function hash64(hash: Hash64, bytes: Uint8Array, seed = 0n, start = 0, end = bytes.length): string {
  const out = Int32Array.of(-1, -1);
  hash(bytes, start, end, Number(BigInt.asIntN(32, seed)), Number(BigInt.asIntN(32, seed >> 32n)), out);
  return hex(out[1]!) + hex(out[0]!);
}

// Vectors of the xxHash and SMHasher projects' documentation and tests.
test.each([
  ['', 0, '02cc5d05'],
  ['a', 0, '550d7456'],
  ['abc', 0, '32d153ff'],
  [PHRASE, 0, 'e2293b2f'],
])('XXH32 of "%s"', (text, seed, expected) => {
  const bytes = bytesOf(text);
  expect(hex(xxh32(bytes, 0, bytes.length, seed))).toBe(expected);
});

test.each([
  ['', 'ef46db3751d8e999'],
  ['a', 'd24ec4f1a98c6e5b'],
  ['abc', '44bc2cf5ad770999'],
  [PHRASE, 'fbcea83c8a378bf1'],
])('XXH64 of "%s"', (text, expected) => {
  expect(hash64(xxh64, bytesOf(text))).toBe(expected);
});

test.each([
  ['', '2d06800538d394c2'],
  ['a', 'e6c632b61e964e1f'],
  ['abc', '78af5f94892f3950'],
])('XXH3 of "%s"', (text, expected) => {
  expect(hash64(xxh3, bytesOf(text))).toBe(expected);
});

test.each([
  ['', 0, '00000000'],
  ['', 1, '514e28b7'],
  ['', 0xffff_ffff, '81f16f39'],
  ['test', 0, 'ba6bd213'],
  ['Hello, world!', 1234, 'faf6cdb3'],
  ['The quick brown fox jumps over the lazy dog', 0x9747_b28c, '2fa826cd'],
])('MurmurHash3 of "%s" from %d', (text, seed, expected) => {
  const bytes = bytesOf(text);
  expect(hex(murmur3(bytes, 0, bytes.length, seed))).toBe(expected);
});

/** XXH3's way of mixing, in BigInt, for the lengths that a vector of its own would need a page for. */
describe('XXH3 against BigInt', () => {
  const MASK = 2n ** 64n - 1n;
  const PRIME_32 = [0x9e37_79b1n, 0x85eb_ca77n, 0xc2b2_ae3dn] as const;
  const PRIME_64 = [
    0x9e37_79b1_85eb_ca87n,
    0xc2b2_ae3d_27d4_eb4fn,
    0x1656_67b1_9e37_79f9n,
    0x85eb_ca77_c2b2_ae63n,
    0x27d4_eb2f_1656_67c5n,
  ] as const;
  const read = (bytes: Uint8Array, at: number): bigint =>
    new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(at, true);
  const fold = (a: bigint, b: bigint): bigint => ((a * b) & MASK) ^ ((a * b) >> 64n);
  const avalanche = (x: bigint): bigint => {
    const y = ((x ^ (x >> 37n)) * 0x1656_6791_9e37_79f9n) & MASK;
    return y ^ (y >> 32n);
  };

  async function reference(bytes: Uint8Array, seed: bigint): Promise<string> {
    const { SECRET } = await import('./xxh3-secret.ts');
    const { length } = bytes;
    const mix = (at: number, from: number): bigint =>
      fold(
        read(bytes, at) ^ ((read(SECRET, from) + seed) & MASK),
        read(bytes, at + 8) ^ ((read(SECRET, from + 8) - seed) & MASK),
      );
    let sum = BigInt(length) * PRIME_64[0];
    if (length <= 128) {
      for (let i = 0; i <= (length - 1) >> 5; i++) sum += mix(16 * i, 32 * i) + mix(length - 16 * (i + 1), 32 * i + 16);
    } else if (length <= 240) {
      for (let i = 0; i < 8; i++) sum += mix(16 * i, 16 * i);
      sum = avalanche(sum & MASK) + mix(length - 16, 119);
      for (let i = 8; i < length >> 4; i++) sum += mix(16 * i, 16 * (i - 8) + 3);
    } else {
      const secret = SECRET.slice();
      const view = new DataView(secret.buffer);
      for (let at = 0; at < 192; at += 8) {
        view.setBigUint64(at, (read(SECRET, at) + ((at & 8) === 0 ? seed : -seed)) & MASK, true);
      }
      const lanes: bigint[] = [PRIME_32[2], ...PRIME_64.slice(0, 4), PRIME_32[1], PRIME_64[4], PRIME_32[0]];
      const stripe = (at: number, from: number): void => {
        for (let i = 0; i < 8; i++) {
          const data = read(bytes, at + 8 * i);
          const key = data ^ read(secret, from + 8 * i);
          lanes[i ^ 1] = (lanes[i ^ 1]! + data) & MASK;
          lanes[i] = (lanes[i]! + (key & 0xffff_ffffn) * (key >> 32n)) & MASK;
        }
      };
      for (let n = 0; n < Math.floor((length - 1) / 64); n++) {
        stripe(64 * n, 8 * (n % 16));
        if (n % 16 !== 15) continue;
        lanes.forEach((lane, i) => {
          lanes[i] = ((lane ^ (lane >> 47n) ^ read(secret, 128 + 8 * i)) * PRIME_32[0]) & MASK;
        });
      }
      stripe(length - 64, 121);
      for (let i = 0; i < 4; i++) {
        sum += fold(lanes[2 * i]! ^ read(secret, 11 + 16 * i), lanes[2 * i + 1]! ^ read(secret, 19 + 16 * i));
      }
    }
    return avalanche(sum & MASK)
      .toString(16)
      .padStart(16, '0');
  }

  const input = Uint8Array.from({ length: 2200 }, (_, i) => (i * 2_654_435_761) >>> 13);
  test.each([17, 32, 33, 64, 65, 96, 97, 128, 129, 144, 239, 240, 241, 256, 1023, 1024, 1025, 2048, 2111])(
    '%d bytes',
    async (length) => {
      for (const seed of [0n, 1n, 0xffff_ffff_ffff_fffen, 0x1234_5678_9abc_def0n]) {
        // From an odd place: no aligned read may creep in.
        const bytes = input.subarray(3, 3 + length);
        expect(hash64(xxh3, input, seed, 3, 3 + length)).toBe(await reference(bytes.slice(), seed));
      }
    },
  );
});
