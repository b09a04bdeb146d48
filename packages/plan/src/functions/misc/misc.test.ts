import { DataType as T, schema, typeName } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import type { Expr } from '../../expr.ts';
import { column as col } from '../../expr.ts';
import { inferField } from '../../infer.ts';
import { planError } from '../../testing/plan-error.ts';
import { fn } from '../../testing/plans.ts';

const SCHEMA = schema([
  { name: 'i8', type: T.int8() },
  { name: 'f', type: T.float64() },
  { name: 's', type: T.string() },
  { name: 'tags', type: T.list(T.string()) },
  { name: 'none', type: T.null() },
]);
const c = Object.fromEntries(SCHEMA.fields.map(({ name }) => [name, col(name)])) as Record<string, Expr>;
const fieldOf = (expr: Expr): string => {
  const { name, type } = inferField(expr, SCHEMA);
  return `${name}: ${typeName(type)}`;
};

test.each<[Expr, string]>([
  [fn('coalesce', [c['i8']!, c['f']!]), 'i8: Float64'],
  [fn('coalesce', [c['none']!, 'x', c['i8']!]), 'none: String'],
  [fn('fillNull', [c['i8']!, 'none']), 'i8: String'],
  [fn('fillNull', [c['tags']!, null]), 'tags: List[String]'],
  [fn('hash', [c['s']!, c['tags']!], { seed: 7 }), 's: UInt64'],
  [fn('minhash', [c['s']!], 16, 2), 's: List[UInt32; 16]'],
  [fn('simhash', [c['s']!], { hashFunction: 'SHA1' }), 's: UInt64'],
  [fn('uuid', []), 'uuid: String'],
  [fn('randomInt', [], 1, 6, 3), 'random_int: Int64'],
])('%o', (expr, expected) => {
  expect(fieldOf(expr)).toBe(expected);
});

test('the name of a hash function is of any case, the same plan whichever', () => {
  expect(fn('simhash', [c['s']!], { hashFunction: 'XXHash64' })).toEqual(
    fn('simhash', [c['s']!], { hashFunction: 'xxhash64' }),
  );
});

describe('errors', () => {
  test.each<[string, () => unknown, string]>([
    [
      'types with nothing in common',
      () => fieldOf(fn('coalesce', [c['tags']!, c['s']!])),
      'PlanError: coalesce(tags: List[String], s: String): expected values of types that have one in common.',
    ],
    ['nothing to hash', () => fieldOf(fn('hash', [])), 'PlanError: hash: expected at least one value.'],
    [
      'a negative seed',
      () => fn('hash', [c['s']!], { seed: -1 }),
      'PlanError: hash: seed must be a whole number from 0 to 9007199254740991, got -1.\n  hint: The call is hash(...values, { seed, hashFunction }).',
    ],
    [
      'an unknown hash function',
      () => fn('simhash', [c['s']!], { hashFunction: 'md5' }),
      "PlanError: simhash: hashFunction must be one of 'xxhash', 'xxhash32', 'xxhash64', 'xxhash3_64', 'murmurhash3', 'sha1', got 'md5'.\n  hint: The call is simhash(text, { ngramSize, hashFunction }).",
    ],
    [
      'signatures of numbers',
      () => fieldOf(fn('minhash', [c['i8']!], 4, 1)),
      'PlanError: minhash(i8: Int8): expected a String.',
    ],
    [
      'a signature without numbers',
      () => fn('minhash', [c['s']!], 0, 1),
      'PlanError: minhash: numHashes must be a positive integer, got 0.\n  hint: The call is minhash(text, numHashes, ngramSize, { seed, hashFunction }).',
    ],
    [
      'an empty range',
      () => fn('randomInt', [], 6, 6),
      'PlanError: randomInt: low must be less than high, got 6 and 6.',
    ],
  ])('%s', (_, work, message) => {
    expect(planError(work)).toBe(message);
  });
});
