import type { DataType, DataTypeOf, IntegerKind } from '@pixelframe/columnar';
import { DataType as T, isInteger, MAX_PRECISION } from '@pixelframe/columnar';

type Decimal = DataTypeOf<'decimal'>;
type Shape = readonly [precision: number, scale: number];

/** Digits of the largest value. */
const DIGITS: Readonly<Record<IntegerKind, number>> = {
  int8: 3,
  uint8: 3,
  int16: 5,
  uint16: 5,
  int32: 10,
  uint32: 10,
  int64: 20,
  uint64: 20,
};

/** A decimal, or an integer as the decimal that holds all its values; null for other types. */
export function asDecimal(type: DataType): Decimal | null {
  if (type.kind === 'decimal') return type;
  return isInteger(type) ? T.decimal128(DIGITS[type.kind], 0) : null;
}

const RULES: Readonly<Record<string, (left: Decimal, right: Decimal) => Shape>> = {
  add: sum,
  sub: sum,
  mul: (a, b) => [a.precision + b.precision, a.scale + b.scale],
  div: (a, b) => {
    const added = Math.max(a.precision + 1, 6 - b.scale);
    return [a.precision + added, a.scale + added];
  },
};

function sum(a: Decimal, b: Decimal): Shape {
  const scale = Math.max(a.scale, b.scale);
  return [Math.max(a.precision - a.scale, b.precision - b.scale) + scale + 1, scale];
}

/**
 * What Daft types the result of `fn` on two decimals (or a decimal and an integer); null where it is none of these,
 * and the number of digits where that is more than a decimal has.
 */
export function decimalResult(fn: string, left: DataType, right: DataType): Decimal | number | null {
  const [a, b] = [asDecimal(left), asDecimal(right)];
  const rule = RULES[fn];
  if (a === null || b === null || rule === undefined || (left.kind !== 'decimal' && right.kind !== 'decimal')) {
    return null;
  }
  const [precision, scale] = rule(a, b);
  return precision > MAX_PRECISION ? precision : T.decimal128(precision, scale);
}

/** The decimal that holds every value of both, with fewer whole digits where that would be more than 38. */
export function decimalSupertype(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  const whole = Math.max(a.precision - a.scale, b.precision - b.scale);
  return T.decimal128(Math.min(MAX_PRECISION, whole + scale), Math.min(MAX_PRECISION, scale));
}
