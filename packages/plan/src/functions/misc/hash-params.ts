import type { ParamSpec } from '../define.ts';
import { lowerCase, oneOf } from '../define.ts';

const NAMES = ['xxhash', 'xxhash32', 'xxhash64', 'xxhash3_64', 'murmurhash3', 'sha1'] as const;

/** Which function hashes bytes; `xxhash` is another name of `xxhash3_64`. */
export const hashFunction = (by: (typeof NAMES)[number]): ParamSpec => ({
  name: 'hashFunction',
  type: NAMES.map((name) => `'${name}'`).join(' | '),
  doc: 'Which function hashes the bytes.',
  default: by,
  check: oneOf(...NAMES),
  normalize: lowerCase,
});

export const isSize = (value: unknown): string | null =>
  Number.isSafeInteger(value) && (value as number) > 0 ? null : 'must be a positive integer';

export const isSeed =
  (limit: number) =>
  (value: unknown): string | null =>
    Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < limit
      ? null
      : `must be a whole number from 0 to ${limit - 1}`;
