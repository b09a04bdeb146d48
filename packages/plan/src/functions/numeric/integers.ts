import { DataType as T, isInteger } from '@pixelframe/columnar';
import { defineFunction, typeMismatch } from '../define.ts';
import { integerArg } from './types.ts';

const input = [{ name: 'input', doc: 'An integer.' }];

export const factorial = defineFunction({
  name: 'factorial',
  daft: 'factorial',
  args: input,
  params: [],
  nulls: 'propagate',
  returns: 'number',
  infer(args) {
    integerArg('factorial', args);
    return T.int64();
  },
  doc: 'Product of the integers from 1; null below 0 and above 20, where it has no Int64.',
  example: "df.select(col('a').factorial())",
});

export const bin = defineFunction({
  name: 'bin',
  daft: 'bin',
  args: input,
  params: [],
  nulls: 'propagate',
  returns: 'string',
  infer(args) {
    integerArg('bin', args);
    return T.string();
  },
  doc: 'Binary digits of an integer; of a negative one, the 64 of its two’s complement.',
  example: "df.select(col('a').bin())",
});

const isBase = (value: unknown): string | null => (Number.isInteger(value) ? null : 'must be an integer');

export const conv = defineFunction({
  name: 'conv',
  daft: 'conv',
  args: [{ name: 'input', doc: 'Digits, or an integer.' }],
  params: [
    { name: 'fromBase', type: 'number', doc: 'Base of the digits, 2 to 36.', check: isBase },
    { name: 'toBase', type: 'number', doc: 'Base of the answer, 2 to 36; negative: with a sign.', check: isBase },
  ],
  nulls: 'propagate',
  returns: 'string',
  infer(args) {
    const { type } = args[0]!;
    if (!isInteger(type) && !['string', 'null'].includes(type.kind)) {
      throw typeMismatch('conv', args, 'digits as a String, or an integer');
    }
    return T.string();
  },
  doc: 'A number in another base, upper-case, as MySQL does: what follows the digits is ignored, a negative number is its 64-bit two’s complement unless `toBase` is negative. Null for no text, for bases out of range and for numbers of more than 64 bits.',
  example: "df.select(col('a').conv(10, 2))",
});
