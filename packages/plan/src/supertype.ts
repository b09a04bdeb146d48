import type { DataType, Field, FloatKind, IntegerKind, TimeUnit } from '@pixelframe/columnar';
import { DataType as T, isFloat, isNumeric, sameType } from '@pixelframe/columnar';
import { isPrintable } from './castable.ts';
import { asDecimal, decimalSupertype } from './decimal-types.ts';

const BITS: Readonly<Record<IntegerKind | FloatKind, number>> = {
  int8: 8,
  int16: 16,
  int32: 32,
  int64: 64,
  uint8: 8,
  uint16: 16,
  uint32: 32,
  uint64: 64,
  float16: 16,
  float32: 32,
  float64: 64,
};
const SIGNED = [T.int8(), T.int16(), T.int32(), T.int64()] as const;

function integerSupertype(a: IntegerKind, b: IntegerKind): DataType {
  const aUnsigned = a.startsWith('u');
  const bUnsigned = b.startsWith('u');
  if (aUnsigned === bUnsigned) return { kind: BITS[a] >= BITS[b] ? a : b };
  const unsignedBits = aUnsigned ? BITS[a] : BITS[b];
  const signedBits = aUnsigned ? BITS[b] : BITS[a];
  const needed = Math.max(unsignedBits * 2, signedBits);
  return SIGNED.find((type) => BITS[type.kind] === needed) ?? T.float64();
}

/** A float of twice the integer's bits holds all its values. */
function floatSupertype(float: FloatKind, integer: IntegerKind): DataType {
  const bits = Math.max(BITS[float], 2 * BITS[integer]);
  return bits <= 16 ? T.float16() : bits <= 32 ? T.float32() : T.float64();
}

function numericSupertype(a: IntegerKind | FloatKind, b: IntegerKind | FloatKind): DataType {
  const [left, right] = [{ kind: a }, { kind: b }];
  if (isFloat(left)) {
    if (isFloat(right)) return { kind: BITS[a] >= BITS[b] ? left.kind : right.kind };
    return floatSupertype(left.kind, b as IntegerKind);
  }
  return isFloat(right)
    ? floatSupertype(right.kind, a as IntegerKind)
    : integerSupertype(a as IntegerKind, b as IntegerKind);
}

/** With an integer every digit is kept; with a float the result is one. */
function withDecimal(a: DataType, b: DataType): DataType | null {
  const [left, right] = [asDecimal(a), asDecimal(b)];
  if (left !== null && right !== null) return decimalSupertype(left, right);
  return isFloat(a) || isFloat(b) ? T.float64() : null;
}

const UNITS = ['s', 'ms', 'us', 'ns'] as const;

const finer = <T extends { readonly unit: TimeUnit }>(a: T, b: T): T =>
  UNITS.indexOf(a.unit) >= UNITS.indexOf(b.unit) ? a : b;

/** Two zones show one moment: the clock of neither is kept, unless they are the same. */
function zonedSupertype(
  a: { readonly unit: TimeUnit; readonly timezone: string | null },
  b: typeof a,
): DataType | null {
  if ((a.timezone === null) !== (b.timezone === null)) return null;
  return T.timestamp(finer(a, b).unit, a.timezone === b.timezone ? a.timezone : 'UTC');
}

/** The fields of both, in the order of the first. */
function structSupertype(a: readonly Field[], b: readonly Field[]): DataType | null {
  const fields: Field[] = [];
  for (const field of a) {
    const other = b.find(({ name }) => name === field.name);
    const type = other === undefined ? field.type : branchType(field.type, other.type);
    if (type === null) return null;
    fields.push({ name: field.name, type });
  }
  fields.push(...b.filter(({ name }) => a.every((field) => field.name !== name)));
  return Object.freeze({ kind: 'struct', fields });
}

/** The smallest type both convert to without losing meaning (Daft's rules for numbers), or null. */
export function supertype(a: DataType, b: DataType): DataType | null {
  if (sameType(a, b)) return a;
  if (a.kind === 'null') return b;
  if (b.kind === 'null') return a;
  if (isNumeric(a) && isNumeric(b)) return numericSupertype(a.kind, b.kind);
  if (a.kind === 'decimal' || b.kind === 'decimal') return withDecimal(a, b);
  if (a.kind === 'bool' && isNumeric(b)) return b;
  if (b.kind === 'bool' && isNumeric(a)) return a;
  if (a.kind === 'date' && b.kind === 'timestamp') return b;
  if (a.kind === 'timestamp' && b.kind === 'date') return a;
  if (a.kind === 'timestamp' && b.kind === 'timestamp') return zonedSupertype(a, b);
  if ((a.kind === 'duration' && b.kind === 'duration') || (a.kind === 'time' && b.kind === 'time')) return finer(a, b);
  if (a.kind === 'list' && b.kind === 'list') {
    const item = branchType(a.item, b.item);
    return item === null ? null : T.list(item);
  }
  if (a.kind === 'struct' && b.kind === 'struct') return structSupertype(a.fields, b.fields);
  return null;
}

/** The type of values that may be one or the other: the supertype, else text where one of them is. */
export function branchType(a: DataType, b: DataType): DataType | null {
  const text = (a.kind === 'string' && isPrintable(b)) || (b.kind === 'string' && isPrintable(a));
  return supertype(a, b) ?? (text ? T.string() : null);
}
