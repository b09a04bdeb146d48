import type { Column } from '@pixelframe/columnar';
import { byteWidth, getBit } from '@pixelframe/columnar';
import { supertype } from '@pixelframe/plan';
import { castColumn } from './cast.ts';
import { asBigInts, asNumbers } from './numbers.ts';

/** Sign of left[i] - right[j]. NaN equals NaN and is greater than every number, as in Daft; -0 equals 0. */
export type Comparator = (i: number, j: number) => number;

const startOf = (column: Column, row: number): number =>
  column.offsets === null ? row * byteWidth(column.type) : column.offsets[row]!;

/** UTF-8 byte order is code point order: strings compare without being decoded. */
function compareBytes(left: Column, right: Column): Comparator {
  const a = left.values as Uint8Array;
  const b = right.values as Uint8Array;
  return (i, j) => {
    const aStart = startOf(left, i);
    const bStart = startOf(right, j);
    const aLength = startOf(left, i + 1) - aStart;
    const bLength = startOf(right, j + 1) - bStart;
    const shared = Math.min(aLength, bLength);
    for (let k = 0; k < shared; k++) {
      const difference = a[aStart + k]! - b[bStart + k]!;
      if (difference !== 0) return difference;
    }
    return aLength - bLength;
  };
}

/** Compares rows of two columns of comparable types; nulls are the caller's business. */
export function comparator(first: Column, second: Column): Comparator {
  const bytes = (column: Column): boolean => ['binary', 'fixedSizeBinary', 'string'].includes(column.type.kind);
  if (bytes(first) && bytes(second)) return compareBytes(first, second);
  const common = supertype(first.type, second.type)!;
  if (common.kind === 'null') return () => 0;
  const left = castColumn(first, common);
  const right = castColumn(second, common);
  if (common.kind === 'bool') {
    const a = left.values as Uint8Array;
    const b = right.values as Uint8Array;
    return (i, j) => Number(getBit(a, i)) - Number(getBit(b, j));
  }
  const a = asNumbers(left);
  const b = asNumbers(right);
  // Not a difference: infinities would give NaN.
  if (a !== null && b !== null) {
    return (i, j) => {
      const x = a[i]!;
      const y = b[j]!;
      return x < y ? -1 : x > y ? 1 : x === y ? 0 : Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    };
  }
  const x = asBigInts(left);
  const y = asBigInts(right);
  return (i, j) => (x[i]! < y[j]! ? -1 : x[i]! > y[j]! ? 1 : 0);
}
