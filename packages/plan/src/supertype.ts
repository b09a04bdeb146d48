import type { DataType, IntegerKind, TimeUnit } from '@pixelframe/columnar';
import { DataType as T, isFloat, isInteger, isNumeric, sameType } from '@pixelframe/columnar';

const BITS: Readonly<Record<IntegerKind, number>> = {
  int8: 8,
  int16: 16,
  int32: 32,
  int64: 64,
  uint8: 8,
  uint16: 16,
  uint32: 32,
  uint64: 64,
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

const UNITS = ['s', 'ms', 'us', 'ns'] as const;

const finer = <T extends { readonly unit: TimeUnit }>(a: T, b: T): T =>
  UNITS.indexOf(a.unit) >= UNITS.indexOf(b.unit) ? a : b;

/** The smallest type both convert to without losing meaning (Daft's rules for numbers), or null. */
export function supertype(a: DataType, b: DataType): DataType | null {
  if (sameType(a, b)) return a;
  if (a.kind === 'null') return b;
  if (b.kind === 'null') return a;
  if (isInteger(a) && isInteger(b)) return integerSupertype(a.kind, b.kind);
  if (isNumeric(a) && isNumeric(b)) {
    if (isFloat(a) && isFloat(b)) return T.float64();
    const float = isFloat(a) ? a : b;
    const integer = (isFloat(a) ? b : a) as { readonly kind: IntegerKind };
    return float.kind === 'float32' && BITS[integer.kind] <= 16 ? T.float32() : T.float64();
  }
  if (a.kind === 'bool' && isNumeric(b)) return b;
  if (b.kind === 'bool' && isNumeric(a)) return a;
  if ((a.kind === 'date' && b.kind === 'timestamp') || (a.kind === 'timestamp' && b.kind === 'date')) {
    return a.kind === 'timestamp' ? a : b;
  }
  if (a.kind === 'timestamp' && b.kind === 'timestamp' && a.timezone === b.timezone) return finer(a, b);
  if (a.kind === 'duration' && b.kind === 'duration') return finer(a, b);
  if (a.kind === 'list' && b.kind === 'list') {
    const item = supertype(a.item, b.item);
    return item === null ? null : T.list(item);
  }
  return null;
}
