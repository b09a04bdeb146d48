import type { Column, DataTypeOf } from '@pixelframe/columnar';
import { clearBit, fullBitmap } from '@pixelframe/columnar';
import {
  decimalBytes,
  decimalColumn,
  powerOfTen,
  sameScale,
  scaleOf,
  smallBytes,
  smallUnscaled,
  unscaledOf,
} from './decimals.ts';

export type DecimalOperation = 'add' | 'sub' | 'mul' | 'div';

/** Repeats the one row of a literal. */
const at = <T>(values: ArrayLike<T>, i: number): T => values[values.length === 1 ? 0 : i]!;

function small(op: DecimalOperation, left: Column, right: Column, length: number): Float64Array | null {
  if (op === 'div') return null;
  const [a, b] = op === 'mul' ? [smallUnscaled(left), smallUnscaled(right)] : sameScale(left, right);
  if (!(a instanceof Float64Array) || !(b instanceof Float64Array)) return null;
  const out = new Float64Array(length);
  const [p, q] = [a.length === 1 ? 0 : 1, b.length === 1 ? 0 : 1];
  if (op === 'add') for (let i = 0; i < length; i++) out[i] = a[i * p]! + b[i * q]!;
  else if (op === 'sub') for (let i = 0; i < length; i++) out[i] = a[i * p]! - b[i * q]!;
  else for (let i = 0; i < length; i++) out[i] = a[i * p]! * b[i * q]!;
  return out;
}

/** Exact results; undefined where there is none. */
function exact(
  op: DecimalOperation,
  left: Column,
  right: Column,
  length: number,
  scale: number,
): (bigint | undefined)[] {
  if (op === 'add' || op === 'sub') {
    const [a, b] = sameScale(left, right).map((side) => Array.from(side as ArrayLike<number | bigint>, BigInt));
    return Array.from({ length }, (_, i) => (op === 'add' ? at(a!, i) + at(b!, i) : at(a!, i) - at(b!, i)));
  }
  const [a, b] = [unscaledOf(left), unscaledOf(right)];
  if (op === 'mul') return Array.from({ length }, (_, i) => at(a, i) * at(b, i));
  const factor = powerOfTen(scale - scaleOf(left) + scaleOf(right));
  return Array.from({ length }, (_, i) => (at(b, i) === 0n ? undefined : (at(a, i) * factor) / at(b, i)));
}

/**
 * Decimals added, subtracted, multiplied or divided (the quotient cut to the scale of `type`); null where the divisor
 * is zero or the result has more than 127 bits. A column of one row stands for all.
 */
export function decimalArithmetic(
  op: DecimalOperation,
  left: Column,
  right: Column,
  type: DataTypeOf<'decimal'>,
  length: number,
): Column {
  const numbers = small(op, left, right, length);
  const bytes = numbers === null ? null : smallBytes(numbers);
  if (bytes !== null) return decimalColumn(type, bytes);
  const results = exact(op, left, right, length, type.scale);
  const bad: number[] = [];
  results.forEach((value, i) => value === undefined && bad.push(i));
  const values = decimalBytes(
    results.map((value) => value ?? 0n),
    bad,
  );
  if (bad.length === 0) return decimalColumn(type, values);
  const validity = fullBitmap(length);
  for (const row of bad) clearBit(validity, row);
  return decimalColumn(type, values, validity);
}
