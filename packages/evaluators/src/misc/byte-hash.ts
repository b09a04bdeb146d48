import { sha1 } from '@noble/hashes/legacy.js';
import { murmur3, xxh3, xxh32, xxh64 } from '@pixelframe/kernels';

type SeededHash = (
  bytes: Uint8Array,
  start: number,
  end: number,
  seedLow: number,
  seedHigh: number,
  out: Int32Array,
) => void;

/** How one of Daft's hash functions hashes bytes: 64 bits into `out`, low half first. */
export interface ByteHash {
  readonly seeded: SeededHash;
  /** Without a seed. */
  readonly plain: (bytes: Uint8Array, start: number, end: number, out: Int32Array) => void;
  /** Numbers that are null hash as nothing without a seed, even where there is one. */
  readonly nullForgetsSeed: boolean;
  /** A list's seed is that of its items and of the list. */
  readonly seedsLists: boolean;
}

const of32 =
  (hash: (bytes: Uint8Array, start: number, end: number, seed: number) => number): SeededHash =>
  (bytes, start, end, seed, _, out) => {
    out[0] = hash(bytes, start, end, seed);
    out[1] = 0;
  };

const withDefault = (seeded: SeededHash, seed: number, nullForgetsSeed: boolean): ByteHash => ({
  seeded,
  plain: (bytes, start, end, out) => seeded(bytes, start, end, seed, 0, out),
  nullForgetsSeed,
  seedsLists: true,
});

/** The first 8 bytes of a SHA-1, read as a little-endian number. */
function digest(bytes: Uint8Array, out: Int32Array): void {
  const view = new DataView(sha1(bytes).buffer);
  out[0] = view.getInt32(0, true);
  out[1] = view.getInt32(4, true);
}

/** The seed is 8 more bytes in front. */
const seededSha1: SeededHash = (bytes, start, end, low, high, out) => {
  const whole = new Uint8Array(8 + end - start);
  const view = new DataView(whole.buffer);
  view.setInt32(0, low, true);
  view.setInt32(4, high, true);
  whole.set(bytes.subarray(start, end), 8);
  digest(whole, out);
};

const XXH3 = withDefault(xxh3, 0, true);

const HASHES: Readonly<Record<string, ByteHash>> = {
  xxhash: XXH3,
  xxhash3_64: XXH3,
  xxhash64: withDefault(xxh64, 0, true),
  xxhash32: withDefault(of32(xxh32), 0, true),
  murmurhash3: withDefault(of32(murmur3), 42, false),
  sha1: {
    seeded: seededSha1,
    plain: (bytes, start, end, out) => digest(bytes.subarray(start, end), out),
    nullForgetsSeed: false,
    seedsLists: false,
  },
};

/** The function of that name, as the options of a plan have it. */
export const byteHash = (name: unknown): ByteHash => HASHES[name as string]!;
