import { PlanError } from '@pixelframe/columnar';

export type HashMethod =
  | 'ahash'
  | 'dhash'
  | 'dhash_vertical'
  | 'phash'
  | 'phash_simple'
  | 'whash'
  | 'colorhash'
  | 'crop_resistant';

/** Whose definition of the method counts: Daft's `image_hash`, or the Python package imagehash on Pillow. */
export type HashCompat = 'daft' | 'imagehash';

/**
 * One perceptual hash. `binbits` counts for `colorhash` only, `segments` for Daft's `crop_resistant` only, `hashSize` for
 * all but `colorhash`.
 */
export interface HashSpec {
  readonly method: HashMethod;
  readonly hashSize: number;
  readonly binbits: number;
  readonly segments: number;
  readonly compat: HashCompat;
}

const methods: readonly HashMethod[] = [
  'phash',
  'phash_simple',
  'dhash',
  'dhash_vertical',
  'ahash',
  'whash',
  'crop_resistant',
  'colorhash',
];

/** imagehash refuses one-bit hashes of these. */
const atLeastTwo: readonly HashMethod[] = ['ahash', 'phash', 'dhash', 'crop_resistant'];

/** More bits per bin than this say nothing more, and pass what shifts of 32-bit integers hold. */
const MOST_BINBITS = 30;

/** Throws a PlanError, in Daft's words where it has some, unless the hash can be computed. */
export function checkHash(spec: HashSpec): void {
  const { method, hashSize, binbits, segments, compat } = spec;
  const listed = (names: readonly string[]): string => `(${names.map((name) => `'${name}'`).join(', ')})`;
  if (!methods.includes(method)) {
    throw new PlanError(`method must be one of ${listed(methods)}, but got: '${method}'`);
  }
  if (compat !== 'daft' && compat !== 'imagehash') {
    throw new PlanError(`compat must be one of ${listed(['daft', 'imagehash'])}, but got: '${String(compat)}'`);
  }
  checkPositive('hash_size', hashSize);
  if (method === 'whash' && Math.log2(hashSize) % 1 !== 0) {
    throw new PlanError(`hash_size must be a power of 2 for 'whash', but got: ${hashSize}`);
  }
  if (compat === 'imagehash' && hashSize < 2 && atLeastTwo.includes(method)) {
    throw new PlanError(`hash_size must be at least 2 for '${method}' of imagehash, but got: ${hashSize}`);
  }
  checkPositive('binbits', binbits);
  if (binbits > MOST_BINBITS) throw new PlanError(`binbits must be at most ${MOST_BINBITS}, but got: ${binbits}`);
  checkPositive('segments', segments);
}

function checkPositive(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new PlanError(`${name} must be a positive integer, but got: ${value}`);
  }
}

/** Whether a picture has a list of hashes, one per region, rather than one: imagehash's `crop_resistant_hash`. */
export function givesMultiHash(spec: Pick<HashSpec, 'method' | 'compat'>): boolean {
  return spec.method === 'crop_resistant' && spec.compat === 'imagehash';
}

/**
 * Bytes of one hash: its bits, the last byte padded with zeros. For a multi-hash, of each of its hashes.
 *
 * Daft's `crop_resistant` pads the bits of every tile: where `hashSize * hashSize` is no multiple of 8 Daft declares fewer
 * bytes than it makes and fails; here the width is that of the bytes it makes.
 */
export function hashBytes(spec: HashSpec): number {
  const { method, hashSize, binbits, segments } = spec;
  if (method === 'colorhash') return Math.ceil((14 * binbits) / 8);
  const square = Math.ceil((hashSize * hashSize) / 8);
  return method === 'crop_resistant' && !givesMultiHash(spec) ? segments * segments * square : square;
}
