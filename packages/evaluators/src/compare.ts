import type { Column } from '@pixelframe/columnar';
import { getBit, isValid, itemsPerRow, storageType } from '@pixelframe/columnar';
import { supertype } from '@pixelframe/plan';
import { castColumn } from './cast.ts';
import { bytesOfRows, compareAt } from './compare-bytes.ts';
import { sameScale } from './decimals.ts';
import { asFloat64, halvesOf, isWide } from './numbers.ts';

/**
 * Sign of left[i] - right[j]. NaN equals NaN and is greater than every number, as in Daft; -0 equals 0. For lists and
 * structs NaN where a null inside decides.
 */
export type Comparator = (i: number, j: number) => number;

export const isBytes = ({ type }: Column): boolean =>
  type.kind === 'binary' || type.kind === 'fixedSizeBinary' || type.kind === 'string';

export const isNested = ({ type }: Column): boolean => {
  const { kind } = storageType(type);
  return kind === 'list' || kind === 'fixedSizeList' || kind === 'struct';
};

function compareNumbers(a: Float64Array, b: Float64Array): Comparator {
  // Not a difference: infinities would give NaN.
  return (i, j) => {
    const x = a[i]!;
    const y = b[j]!;
    return x < y ? -1 : x > y ? 1 : x === y ? 0 : Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  };
}

function compareHalves(left: Column, right: Column): Comparator {
  const [a, b] = [halvesOf(left), halvesOf(right)];
  const top = left.type.kind === 'uint64' ? 0x8000_0000 | 0 : 0;
  return (i, j) => {
    const x = a[2 * i + 1]! ^ top;
    const y = b[2 * j + 1]! ^ top;
    if (x !== y) return x < y ? -1 : 1;
    return (a[2 * i]! >>> 0) - (b[2 * j]! >>> 0);
  };
}

function compareDecimals(left: Column, right: Column): Comparator {
  const [a, b] = sameScale(left, right);
  return (i, j) => (a[i]! < b[j]! ? -1 : a[i]! > b[j]! ? 1 : 0);
}

/** A row's items: where they start, and how many. */
function spans(column: Column): { readonly start: (row: number) => number; readonly count: (row: number) => number } {
  const { offsets } = column;
  const size = itemsPerRow(column.type);
  if (offsets === null) return { start: (row) => row * size, count: () => size };
  return { start: (row) => offsets[row]!, count: (row) => offsets[row + 1]! - offsets[row]! };
}

/** A null item makes the answer unknown, unless an item before it decides; if `nullSafe`, nulls are equal and last. */
function compareItem(left: Column, right: Column, nullSafe: boolean): Comparator {
  const compare = isNested(left) ? compareNested(left, right, nullSafe) : comparator(left, right);
  return (i, j) => {
    const [a, b] = [isValid(left, i), isValid(right, j)];
    if (a && b) return compare(i, j);
    return nullSafe ? Number(b) - Number(a) : Number.NaN;
  };
}

/** Item by item, or field by field. */
export function compareNested(left: Column, right: Column, nullSafe: boolean): Comparator {
  if (storageType(left.type).kind === 'struct') {
    const fields = left.children.map((child, k) => compareItem(child, right.children[k]!, nullSafe));
    return (i, j) => {
      for (const compare of fields) {
        const sign = compare(i, j);
        if (sign !== 0) return sign;
      }
      return 0;
    };
  }
  const compare = compareItem(left.children[0]!, right.children[0]!, nullSafe);
  const [a, b] = [spans(left), spans(right)];
  return (i, j) => {
    const shared = Math.min(a.count(i), b.count(j));
    for (let k = 0; k < shared; k++) {
      const sign = compare(a.start(i) + k, b.start(j) + k);
      if (sign !== 0) return sign;
    }
    return a.count(i) - b.count(j);
  };
}

/** Compares rows of two columns of comparable types; nulls are the caller's business. */
export function comparator(first: Column, second: Column): Comparator {
  if (isBytes(first) && isBytes(second)) {
    const [a, b] = [bytesOfRows(first), bytesOfRows(second)];
    return (i, j) => compareAt(a, i, b, j);
  }
  if (isNested(first)) return compareNested(first, second, false);
  if (first.type.kind === 'decimal' && second.type.kind === 'decimal') return compareDecimals(first, second);
  const common = supertype(first.type, second.type)!;
  if (common.kind === 'null') return () => 0;
  const left = castColumn(first, common);
  const right = castColumn(second, common);
  if (common.kind === 'decimal') return compareDecimals(left, right);
  if (common.kind === 'bool') {
    const a = left.values as Uint8Array;
    const b = right.values as Uint8Array;
    return (i, j) => Number(getBit(a, i)) - Number(getBit(b, j));
  }
  return isWide(left) ? compareHalves(left, right) : compareNumbers(asFloat64(left), asFloat64(right));
}
