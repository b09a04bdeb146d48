import { mendChecksums } from './mend-checksums.ts';
import type { Random } from './random.ts';
import type { SeedFile } from './seed-file.ts';

/** Values at which lengths, counts and signs go wrong. */
const bytesOfInterest = [0, 1, 0x7f, 0x80, 0xfe, 0xff];
const sidesOfInterest = [0, 1, 2, 255, 256, 16_383, 16_384, 32_767, 32_768, 65_535, 65_536, 0x7fffffff, 0xffffffff];
/** Headers lie in here. */
const HEADER_BYTES = 512;
const MAX_SPLIT = 256;

type Mutation = (bytes: Uint8Array, random: Random, seed: SeedFile, donor: SeedFile) => Uint8Array;

const flipBits: Mutation = (bytes, random) => {
  const out = bytes.slice();
  for (let n = 1 + random.below(8); n > 0; n--) out[random.below(out.length)]! ^= 1 << random.below(8);
  return out;
};

const setBytes: Mutation = (bytes, random) => {
  const out = bytes.slice();
  for (let n = 1 + random.below(4); n > 0; n--) out[random.below(out.length)] = random.pick(bytesOfInterest);
  return out;
};

/** Damage where it matters most: the structures at the front. */
const spoilHeader: Mutation = (bytes, random) => {
  const out = bytes.slice();
  const end = Math.min(out.length, 64);
  for (let n = 1 + random.below(3); n > 0; n--) out[random.below(end)] = random.below(256);
  return out;
};

/** Other sides than the picture's: in place of its own where the header has them, else anywhere in the header. */
const setSides: Mutation = (bytes, random, { width, height }) => {
  const out = bytes.slice();
  const view = new DataView(out.buffer);
  const places = [...placesOf(out, width), ...placesOf(out, height)];
  for (let n = 1 + random.below(2); n > 0; n--) {
    const anywhere = { at: random.below(HEADER_BYTES), size: random.pick([2, 4]), little: random.below(2) === 1 };
    const { at, size, little } = places.length > 0 && random.below(4) > 0 ? random.pick(places) : anywhere;
    if (at + size > out.length) continue;
    const side = random.pick(sidesOfInterest);
    if (size === 2) view.setUint16(at, side & 0xffff, little);
    else view.setUint32(at, side, little);
  }
  return out;
};

const truncate: Mutation = (bytes, random) => bytes.slice(0, random.below(bytes.length));

const deletePart: Mutation = (bytes, random) => {
  const [from, to] = part(bytes, random);
  return join(bytes.subarray(0, from), bytes.subarray(to));
};

const duplicatePart: Mutation = (bytes, random) => {
  const [from, to] = part(bytes, random);
  const copies = Array.from({ length: 1 + random.below(4) }, () => bytes.subarray(from, to));
  return join(bytes.subarray(0, to), ...copies, bytes.subarray(to));
};

const insertNoise: Mutation = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  const constant = random.below(2) === 0 ? random.pick(bytesOfInterest) : null;
  const noise = Uint8Array.from({ length: 1 + random.below(MAX_SPLIT) }, () => constant ?? random.below(256));
  return join(bytes.subarray(0, at), noise, bytes.subarray(at));
};

/** The front of one file and the back of another of the same format. */
const splice: Mutation = (bytes, random, _, donor) =>
  join(bytes.subarray(0, random.below(bytes.length)), donor.bytes.subarray(random.below(donor.bytes.length)));

const mutations: readonly Mutation[] = [
  flipBits,
  flipBits,
  setBytes,
  spoilHeader,
  setSides,
  truncate,
  deletePart,
  duplicatePart,
  insertNoise,
  splice,
];

/** One damaged file: one to three kinds of damage to one of `seeds`, all chosen by `random`. */
export function mutate(seeds: readonly SeedFile[], random: Random): Uint8Array {
  const seed = random.pick(seeds);
  let bytes = seed.bytes;
  for (let n = 1 + random.below(3); n > 0 && bytes.length > 0; n--) {
    bytes = random.pick(mutations)(bytes, random, seed, random.pick(seeds));
  }
  return random.below(2) === 0 ? mendChecksums(bytes) : bytes;
}

interface Place {
  readonly at: number;
  readonly size: number;
  readonly little: boolean;
}

/** Where the header may hold `side`, as 16 or 32 bits of either order. */
function placesOf(bytes: Uint8Array, side: number): Place[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const places: Place[] = [];
  if (side === 0) return places;
  for (const little of [false, true]) {
    for (let at = 0; at + 4 <= Math.min(bytes.length, HEADER_BYTES); at++) {
      if (view.getUint32(at, little) === side) places.push({ at, size: 4, little });
      else if (view.getUint16(at, little) === side) places.push({ at, size: 2, little });
    }
  }
  return places;
}

function part(bytes: Uint8Array, random: Random): [from: number, to: number] {
  const from = random.below(bytes.length);
  return [from, Math.min(bytes.length, from + 1 + random.below(MAX_SPLIT))];
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of parts) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}
