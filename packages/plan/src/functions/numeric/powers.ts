import { DataType as T } from '@pixelframe/columnar';
import { defineFunction } from '../define.ts';
import { anyFloat, commonNumber, float, numberArg, smallFloat } from './types.ts';
import { unary } from './unary.ts';

export const sqrt = unary('sqrt', 'sqrt', smallFloat, 'Square root; NaN for a negative number.');
export const cbrt = unary('cbrt', 'cbrt', smallFloat, 'Cube root.');
export const exp = unary('exp', 'exp', float, "Euler's number to the power of the number.");
export const expm1 = unary('expm1', 'expm1', float, "Euler's number to the power of the number, less 1: exact near 0.");
export const ln = unary('ln', 'ln', anyFloat, 'Natural logarithm; -Infinity for 0, NaN below.');
export const log2 = unary('log2', 'log2', anyFloat, 'Logarithm to base 2; -Infinity for 0, NaN below.');
export const log10 = unary('log10', 'log10', anyFloat, 'Logarithm to base 10; -Infinity for 0, NaN below.');
export const log1p = unary('log1p', 'log1p', anyFloat, 'Natural logarithm of 1 plus the number: exact near 0.');

export const log = defineFunction({
  name: 'log',
  daft: 'log',
  args: [{ name: 'input', doc: 'A number.' }],
  params: [
    {
      name: 'base',
      type: 'number',
      doc: 'Base of the logarithm.',
      default: Math.E,
      positional: true,
      check: (value) => (typeof value === 'number' ? null : 'must be a number'),
    },
  ],
  nulls: 'propagate',
  returns: 'number',
  infer: (args) => numberArg('log', args, anyFloat),
  doc: 'Logarithm to any base, ln(input) / ln(base); -Infinity for 0, NaN below.',
  example: "df.select(col('x').log(10))",
});

export const power = defineFunction({
  name: 'power',
  daft: 'power',
  args: [
    { name: 'base', doc: 'A number.' },
    { name: 'exponent', doc: 'A number.' },
  ],
  params: [],
  nulls: 'propagate',
  returns: 'number',
  infer(args) {
    commonNumber('power', args);
    return args[0]!.type.kind === 'float32' ? T.float32() : T.float64();
  },
  doc: 'Base raised to the exponent; another name of `pow`.',
  example: "df.select(col('x').power(2))",
});
