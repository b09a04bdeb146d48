import { DataType as T, PlanError } from '@pixelframe/columnar';
import type { Options } from '../expr.ts';
import { defineFunction, lowerCase } from './define.ts';
import { compatParam, imageArg, imageType } from './image-arguments.ts';

const METHODS = [
  'phash',
  'phash_simple',
  'dhash',
  'dhash_vertical',
  'ahash',
  'whash',
  'crop_resistant',
  'colorhash',
] as const;

/** Larger hashes would take minutes a picture. */
const MAX_SIZE = 256;
/** More bits a value say nothing more, and pass what integers of 32 bits hold. */
const MAX_BINBITS = 30;
/** imagehash refuses hashes of one bit of these. */
const AT_LEAST_TWO: readonly unknown[] = ['ahash', 'phash', 'dhash', 'crop_resistant'];

const isPowerOfTwo = (value: number): boolean => (value & (value - 1)) === 0;

const count = (value: number) => ({ type: 'number', default: value });

/** Daft's checks in Daft's words, under our spelling of the option. */
function checkHashOptions(options: Options): Options {
  const fail = (message: string): never => {
    throw new PlanError(`imageHash: ${message}`, {
      hint: 'The call is imageHash(image, { method, hashSize, binbits, segments, compat }).',
    });
  };
  const { method, hashSize, compat } = options;
  if (!(METHODS as readonly unknown[]).includes(method)) {
    fail(`method must be one of (${METHODS.map((name) => `'${name}'`).join(', ')}), but got: '${String(method)}'`);
  }
  for (const name of ['hashSize', 'binbits', 'segments'] as const) {
    const value = options[name];
    if (!Number.isInteger(value) || (value as number) < 1) {
      fail(`${name} must be a positive integer, but got: ${JSON.stringify(value)}`);
    }
  }
  const limits = { hashSize: MAX_SIZE, binbits: MAX_BINBITS, segments: MAX_SIZE } as const;
  for (const [name, limit] of Object.entries(limits)) {
    const value = options[name] as number;
    if (value > limit) fail(`${name} must be at most ${limit}, but got: ${value}`);
  }
  if (method === 'whash' && !isPowerOfTwo(hashSize as number)) {
    fail(`hashSize must be a power of 2 for 'whash', but got: ${String(hashSize)}`);
  }
  if (compat === 'imagehash' && AT_LEAST_TWO.includes(method) && hashSize === 1) {
    fail(`hashSize must be at least 2 for '${String(method)}' of imagehash, but got: 1`);
  }
  return options;
}

export const imageHash = defineFunction({
  name: 'imageHash',
  daft: 'image_hash',
  args: imageArg,
  params: [
    {
      name: 'method',
      type: METHODS.map((name) => `'${name}'`).join(' | '),
      doc: 'Which perceptual hash.',
      default: 'phash',
      normalize: lowerCase,
    },
    { name: 'hashSize', ...count(8), doc: 'Side of the grid of bits: 8 gives 64 bits.' },
    { name: 'binbits', ...count(3), doc: 'Bits of each of the 14 values of colorhash.' },
    { name: 'segments', ...count(3), doc: 'Tiles on each side for crop_resistant.' },
    {
      ...compatParam('imagehash'),
      doc: "Whose definitions, bit for bit: Daft's or those of Python's imagehash (there crop_resistant finds its own segments and gives a list of hashes).",
    },
  ],
  complete: checkHashOptions,
  nulls: 'own',
  image: 'hash',
  returns: 'Uint8Array',
  infer(args, options) {
    imageType('imageHash', args);
    const bytes = Math.ceil((options['hashSize'] as number) ** 2 / 8);
    switch (options['method']) {
      case 'colorhash':
        return T.binary(Math.ceil((14 * (options['binbits'] as number)) / 8));
      case 'crop_resistant':
        return options['compat'] === 'imagehash'
          ? T.list(T.binary(bytes))
          : T.binary((options['segments'] as number) ** 2 * bytes);
      default:
        return T.binary(bytes);
    }
  },
  doc: "Perceptual hash, bit for bit as Daft's or Python imagehash's: most significant bit first, row-major, ceil(hashSize^2 / 8) bytes (colorhash ceil(14 * binbits / 8), crop_resistant one such hash for each tile).",
  example: "df.withColumn('hash', col('image').imageHash({ method: 'phash' }))",
});

export const imageStats = defineFunction({
  name: 'imageStats',
  daft: '(none)',
  args: imageArg,
  params: [],
  nulls: 'own',
  image: 'stats',
  returns: '{ mean: number; std: number; min: number; max: number; sharpness: number; entropy: number }',
  infer(args) {
    imageType('imageStats', args);
    const { float64 } = T;
    return T.struct({
      mean: float64(),
      std: float64(),
      min: float64(),
      max: float64(),
      sharpness: float64(),
      entropy: float64(),
    });
  },
  doc: "Figures of the gray picture (Daft's luma, 0 to 255): mean, standard deviation, least and greatest value, sharpness (variance of the Laplacian: low is blurred), entropy of the histogram in bits.",
  example: "df.where(col('image').imageStats().get('sharpness').gt(100))",
});
