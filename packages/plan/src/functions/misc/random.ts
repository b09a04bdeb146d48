import { DataType as T, PlanError } from '@pixelframe/columnar';
import { defineFunction, lowerCase, oneOf } from '../define.ts';
import { isSeed } from './hash-params.ts';

export const uuid = defineFunction({
  name: 'uuid',
  daft: 'uuid',
  args: [],
  params: [
    {
      name: 'version',
      type: "'v4' | 'v7'",
      doc: 'Of v4 they are random, of v7 in the order of time.',
      default: 'v4',
      positional: true,
      check: oneOf('v4', 'v7'),
      normalize: lowerCase,
    },
  ],
  nulls: 'propagate',
  free: true,
  volatile: true,
  output: () => 'uuid',
  returns: 'string',
  infer: () => T.string(),
  doc: 'A new UUID for every row, as text.',
  example: 'df.select(F.uuid())',
});

const isBound = (value: unknown): string | null => (Number.isSafeInteger(value) ? null : 'must be an integer');

export const randomInt = defineFunction({
  name: 'randomInt',
  daft: 'random_int',
  args: [],
  params: [
    { name: 'low', type: 'number', doc: 'Smallest number, inclusive.', check: isBound },
    { name: 'high', type: 'number', doc: 'Largest number, inclusive.', check: isBound },
    {
      name: 'seed',
      type: 'number | null',
      doc: 'The same numbers at every run; null: others each time.',
      default: null,
      positional: true,
      check: (value) => (value === null ? null : isSeed(2 ** 53)(value)),
    },
  ],
  complete(options) {
    const { low, high } = options as { readonly low: number; readonly high: number };
    if (low >= high) throw new PlanError(`randomInt: low must be less than high, got ${low} and ${high}.`);
    return options;
  },
  nulls: 'propagate',
  free: true,
  volatile: true,
  output: () => 'random_int',
  returns: 'number',
  infer: () => T.int64(),
  doc: 'A random Int64 from `low` to `high` for every row, each equally likely. With a seed the numbers depend on it and on the number of the row alone.',
  example: 'df.select(F.randomInt(1, 6, { seed: 7 }))',
});
