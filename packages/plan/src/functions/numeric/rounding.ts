import { defineFunction } from '../define.ts';
import { commonNumber, numberArg, same, smallFloat } from './types.ts';
import { unary } from './unary.ts';

export const abs = unary('abs', 'abs', same, 'Absolute value; the smallest signed integer stays itself.');
export const ceil = unary('ceil', 'ceil', same, 'The number rounded up; integers stay themselves.');
export const floor = unary('floor', 'floor', same, 'The number rounded down; integers stay themselves.');
export const sign = unary('sign', 'sign', same, 'The number -1, 0 or 1, in the type of the number; NaN stays NaN.');
export const negate = unary(
  'negate',
  'negate',
  same,
  'The number with its sign changed; of an unsigned integer other than 0, null.',
);

const isCount = (value: unknown): string | null =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 32
    ? null
    : 'must be a whole number from 0';

export const round = defineFunction({
  name: 'round',
  daft: 'round',
  args: [{ name: 'input', doc: 'A number.' }],
  params: [
    {
      name: 'decimals',
      type: 'number',
      doc: 'Decimals to keep, from 0.',
      default: 0,
      positional: true,
      check: isCount,
    },
  ],
  nulls: 'propagate',
  returns: 'number',
  infer: (args) => numberArg('round', args, (type) => (type.kind === 'float16' ? type : smallFloat(type))),
  doc: 'The number rounded to some decimals, halves away from zero; a float for integers, too.',
  example: "df.select(col('x').round(1))",
});

export const clip = defineFunction({
  name: 'clip',
  daft: 'clip',
  args: [
    { name: 'input', doc: 'A number.' },
    { name: 'min', doc: 'What is smaller becomes it; null: no bound.', default: null },
    { name: 'max', doc: 'What is larger becomes it; null: no bound.', default: null },
  ],
  params: [],
  nulls: 'own',
  returns: 'number',
  infer: (args) => commonNumber('clip', args),
  doc: 'The number within two bounds, in the common type of all three. NaN stays NaN.',
  example: "df.select(col('a').clip(1, 2))",
});
