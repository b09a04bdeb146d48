import { hashBytes, type HashCompat, type HashMethod, type HashSpec } from '@pixelframe/kernels';

/** The parameters of a comparison, as the Python script writes them. */
export interface CaseSizes {
  readonly sizes: readonly number[];
  readonly binbits: readonly number[];
  readonly segments: number;
}

/** One hash, and the key it has in the reference: 'phash:8'. */
export interface ParityCase {
  readonly key: string;
  readonly spec: HashSpec;
}

const sized: readonly HashMethod[] = [
  'ahash',
  'dhash',
  'dhash_vertical',
  'phash',
  'phash_simple',
  'whash',
  'crop_resistant',
];

/** Every case in the order of the script. */
export function casesOf({ sizes, binbits, segments }: CaseSizes, compat: HashCompat): ParityCase[] {
  const plain = sized.flatMap((method) =>
    sizes.map((hashSize) => {
      return { key: `${method}:${hashSize}`, spec: { method, hashSize, binbits: 3, segments, compat } };
    }),
  );
  const colour = binbits.map((bits): ParityCase => {
    return { key: `colorhash:${bits}`, spec: { method: 'colorhash', hashSize: 8, binbits: bits, segments, compat } };
  });
  return [...plain, ...colour];
}

/** Cuts the bytes of all cases, back to back, apart; a case that gives several hashes has `regions` of them. */
export function cutCases(cases: readonly ParityCase[], bytes: Uint8Array, regions: number | null): Uint8Array[] {
  let at = 0;
  const cut = cases.map(({ spec }) => {
    const several = spec.method === 'crop_resistant' && spec.compat === 'imagehash';
    const length = hashBytes(spec) * (several ? (regions ?? 0) : 1);
    at += length;
    return bytes.subarray(at - length, at);
  });
  if (at !== bytes.length) throw new Error(`The reference has ${bytes.length} bytes of hashes, not ${at}.`);
  return cut;
}
