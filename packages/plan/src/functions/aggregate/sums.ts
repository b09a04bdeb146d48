import type { DataType } from '@pixelframe/columnar';
import { DataType as T, isFloat, isInteger, isNumeric } from '@pixelframe/columnar';
import type { FunctionDefinition } from '../define.ts';
import { aggregate } from './define-aggregate.ts';

const NUMBERS = 'numbers';
const HINT = 'Convert with .cast(DataType.float64()).';
const isDecimal = (type: DataType): boolean => type.kind === 'decimal';

/** Whole numbers add up in 64 bits, decimals in 38 digits. */
function total(type: DataType): DataType | null {
  if (isFloat(type)) return type;
  if (isInteger(type)) return type.kind.startsWith('u') ? T.uint64() : T.int64();
  return type.kind === 'decimal' ? T.decimal128(38, type.scale) : null;
}

function average(type: DataType): DataType | null {
  if (type.kind === 'decimal') return T.decimal128(38, Math.min(38, type.scale + 4));
  return isNumeric(type) ? T.float64() : null;
}

const spread = (type: DataType): DataType | null =>
  isNumeric(type) || isDecimal(type) || type.kind === 'null' ? T.float64() : null;

const shared = { expected: NUMBERS, hint: HINT, returns: 'number | null' } as const;

export const sum = aggregate('sum', {
  ...shared,
  rule: total,
  doc: 'Sum of the values; null where there are none. Int64 or UInt64 for whole numbers (it wraps around past 64 bits), the same type for floats, 38 digits for decimals. NaN makes it NaN.',
});

export const product = aggregate('product', {
  ...shared,
  rule: total,
  doc: 'Product of the values; null where there are none. Types as for `sum`; a product of decimals is rounded to their scale.',
});

const means = (name: string): FunctionDefinition =>
  aggregate(name, {
    ...shared,
    rule: average,
    doc: 'Mean of the values as Float64; null where there are none. Of decimals a decimal with four more places, cut off.',
  });
export const mean = means('mean');
export const avg = means('avg');

const ddof = {
  name: 'ddof',
  type: 'number',
  doc: 'Subtracted from the number of values before dividing: 1 for a sample, 0 for all there is.',
  default: 1,
  positional: true,
  check: (value: unknown) =>
    Number.isInteger(value) && (value as number) >= 0 ? null : 'must be a whole number from 0',
};

const spreads = (name: string, what: string): FunctionDefinition =>
  aggregate(name, {
    ...shared,
    rule: spread,
    params: [ddof],
    doc: `${what} of the values; null where there are no more of them than \`ddof\`. NaN and infinities make it NaN.`,
  });
export const stddev = spreads('stddev', 'Standard deviation');
// `var` is a reserved word.
const variance = spreads('var', 'Variance');
export { variance as var };

export const skew = aggregate('skew', {
  ...shared,
  rule: (type) => (type.kind === 'null' ? null : spread(type)),
  doc: 'Skewness of the values (of the population, without a correction for samples); null where there are none, NaN where all are equal.',
});
