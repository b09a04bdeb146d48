import type { Column, DataType, DataTypeOf } from '@pixelframe/columnar';
import { DataType as T, isFloat, stringsOf } from '@pixelframe/columnar';
import { castNumbers, fromNumbers } from './cast-numbers.ts';
import { decimalBytes, decimalColumn, powerOfTen, scaleOf, smallBytes, smallUnscaled, unscaledOf } from './decimals.ts';
import { asFloat64, asNumbers } from './numbers.ts';
import { validityWithout } from './validity.ts';

type Decimal = DataTypeOf<'decimal'>;

/** Halves go away from zero. */
function divideRounded(value: bigint, divisor: bigint): bigint {
  const half = divisor / 2n;
  return value < 0n ? (value - half) / divisor : (value + half) / divisor;
}

/** Rows of unscaled values; null rows and those with more digits than `to` has become null. */
function build(unscaled: readonly (bigint | null)[], source: Column, to: Decimal): Column {
  const limit = powerOfTen(to.precision);
  const bad: number[] = [];
  const values = unscaled.map((value, i) => {
    if (value !== null && value < limit && value > -limit) return value;
    bad.push(i);
    return 0n;
  });
  return decimalColumn(to, decimalBytes(values, []), validityWithout(source, bad));
}

/** {@link build} from safe integers; null where that takes more than those. */
function buildSmall(unscaled: Float64Array | null, source: Column, to: Decimal): Column | null {
  const bytes = unscaled === null ? null : smallBytes(unscaled);
  if (unscaled === null || bytes === null) return null;
  const limit = 10 ** to.precision;
  const bad: number[] = [];
  for (let i = 0; i < unscaled.length; i++) if (Math.abs(unscaled[i]!) >= limit) bad.push(i);
  return decimalColumn(to, bytes, validityWithout(source, bad));
}

const DECIMAL = /^\s*([+-]?)(\d*)(?:\.(\d*))?\s*$/;

/** The unscaled value of `-12.345`, rounded to `scale` decimals; null for other text, exponents included. */
function parseText(text: string, scale: number): bigint | null {
  const [, sign, whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole === '' && fraction === '') return null;
  const unscaled = BigInt(whole + fraction);
  const surplus = fraction.length - scale;
  const value = surplus > 0 ? divideRounded(unscaled, powerOfTen(surplus)) : unscaled * powerOfTen(-surplus);
  return sign === '-' ? -value : value;
}

function fromFloats(column: Column, to: Decimal): Column {
  const factor = 10 ** to.scale;
  const scaled = asFloat64(column).map((value) => Math.sign(value) * Math.round(Math.abs(value) * factor));
  return (
    buildSmall(scaled, column, to) ??
    build(
      Array.from(scaled, (value) => (Number.isFinite(value) ? BigInt(value) : null)),
      column,
      to,
    )
  );
}

function toFactor(column: Column, from: number, to: Decimal): Column {
  const digits = to.scale - from;
  const small = column.type.kind === 'decimal' ? smallUnscaled(column) : (asNumbers(column) as Float64Array | null);
  if (digits >= 0) {
    const scaled = small === null ? null : new Float64Array(small).map((value) => value * 10 ** digits);
    const result = buildSmall(scaled, column, to);
    if (result !== null) return result;
  }
  const values =
    column.type.kind === 'decimal'
      ? unscaledOf(column)
      : Array.from(column.values as ArrayLike<number | bigint>, (value) => BigInt(value));
  const [factor, divisor] = digits >= 0 ? [powerOfTen(digits), 1n] : [1n, powerOfTen(-digits)];
  return build(
    values.map((value) => divideRounded(value * factor, divisor)),
    column,
    to,
  );
}

/** Numbers and texts as decimals: rounded half away from zero; what needs more digits becomes null. */
export function toDecimal(column: Column, to: Decimal): Column {
  const { type } = column;
  if (type.kind === 'string') {
    return build(
      stringsOf(column).map((text) => (text === null ? null : parseText(text, to.scale))),
      column,
      to,
    );
  }
  if (isFloat(type)) return fromFloats(column, to);
  return toFactor(column, type.kind === 'decimal' ? type.scale : 0, to);
}

/** Decimals as floats, or as integers (and dates and times, which are counts), cut towards zero. */
export function fromDecimal(column: Column, to: DataType): Column {
  const divisor = 10 ** scaleOf(column);
  const small = smallUnscaled(column);
  if (small !== null || isFloat(to)) {
    const unscaled = small ?? Float64Array.from(unscaledOf(column), Number);
    return fromNumbers(
      unscaled.map((value) => value / divisor),
      column,
      to,
    );
  }
  const scale = scaleOf(column);
  const whole = (value: bigint): bigint => (scale < 0 ? value * powerOfTen(-scale) : value / powerOfTen(scale));
  const bad: number[] = [];
  const isUnsigned = to.kind === 'uint64';
  const values = BigInt64Array.from(unscaledOf(column), (value, i) => {
    const integer = whole(value);
    const wrapped = isUnsigned ? BigInt.asUintN(64, integer) : BigInt.asIntN(64, integer);
    if (wrapped === integer) return BigInt.asIntN(64, integer);
    bad.push(i);
    return 0n;
  });
  const type = isUnsigned ? T.uint64() : T.int64();
  const stored = isUnsigned ? new BigUint64Array(values.buffer) : values;
  const wide: Column = { ...column, type, values: stored, validity: validityWithout(column, bad) };
  return to.kind === type.kind ? wide : castNumbers(wide, to);
}
