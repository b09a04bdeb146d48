import type { Column } from '@pixelframe/columnar';
import { bitmapBytes, fullBitmap, isNumeric, isValid } from '@pixelframe/columnar';
import { comparisonType } from '@pixelframe/plan';
import { and } from './boolean.ts';
import { castColumn } from './cast.ts';
import { bytesOfRows, compareAt, equalAt } from './compare-bytes.ts';
import {
  equalHalves,
  equalIntegers,
  equalNumbers,
  lessIntegers,
  lessNumbers,
  lessSigned,
  lessUnsigned,
} from './compare-numbers.ts';
import { compareNested, isBytes, isNested } from './compare.ts';
import { sameScale } from './decimals.ts';
import type { Evaluator } from './evaluator.ts';
import { asFloat64, halvesOf, isWide } from './numbers.ts';

/** Bits of an answer, and the rows that have none besides those with a null operand. */
interface Answer {
  readonly bits: Uint8Array<ArrayBuffer>;
  readonly unknown: readonly number[];
}

/** `same`: equal, where nulls inside lists and structs are equal, too. */
type Test = 'less' | 'equal' | 'same';

/** Sides in types that compare as they are stored: text beside dates is read, integers beside 64-bit ones are widened. */
function aligned(left: Column, right: Column): [Column, Column] {
  const common = comparisonType(left.type, right.type)!;
  if (isBytes(left) && isBytes(right)) return [left, right];
  if (isNumeric(left.type) && isNumeric(right.type) && !isWide(left) && !isWide(right)) return [left, right];
  // Decimals compare at any scale; to bring them to one could cost digits.
  const cast = (column: Column): Column =>
    column.type.kind === 'decimal' && common.kind === 'decimal' ? column : castColumn(column, common);
  return [cast(left), cast(right)];
}

/** A test for each row, a column of one row standing for all. */
function rowByRow(
  left: Column,
  right: Column,
  length: number,
  test: (i: number, j: number) => boolean,
): Uint8Array<ArrayBuffer> {
  const bits = new Uint8Array(bitmapBytes(length));
  const p = left.length === 1 ? 0 : 1;
  const q = right.length === 1 ? 0 : 1;
  for (let i = 0; i < length; i++) if (test(i * p, i * q)) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}

/** The bits of a Bool column, one of one row repeated. */
function boolBits(column: Column, length: number): Uint8Array {
  const bits = column.values as Uint8Array;
  return column.length === 1 && length !== 1 ? fullBitmap(length).fill((bits[0]! & 1) * 255) : bits;
}

function nested(left: Column, right: Column, length: number, test: Test): Answer {
  const compare = compareNested(left, right, test === 'same');
  const unknown: number[] = [];
  const p = left.length === 1 ? 0 : 1;
  const q = right.length === 1 ? 0 : 1;
  const bits = new Uint8Array(bitmapBytes(length));
  for (let i = 0; i < length; i++) {
    if (!isValid(left, i * p) || !isValid(right, i * q)) continue;
    const sign = compare(i * p, i * q);
    if (Number.isNaN(sign)) unknown.push(i);
    else if (test === 'less' ? sign < 0 : sign === 0) bits[i >> 3]! |= 1 << (i & 7);
  }
  return { bits, unknown };
}

/** Which of the two stored types the loops are for; both sides have it. */
function compareStored(left: Column, right: Column, length: number, test: Test): Uint8Array<ArrayBuffer> {
  const bits = new Uint8Array(bitmapBytes(length));
  if (left.type.kind === 'bool') {
    const [a, b] = [boolBits(left, length), boolBits(right, length)];
    for (let i = 0; i < bits.length; i++) bits[i] = test === 'less' ? ~a[i]! & b[i]! : ~(a[i]! ^ b[i]!);
    return bits;
  }
  if (left.type.kind === 'decimal') {
    const [a, b] = sameScale(left, right);
    if (a instanceof Float64Array && b instanceof Float64Array) {
      (test === 'less' ? lessNumbers : equalNumbers)(a, b, bits, length);
      return bits;
    }
    return rowByRow(left, right, length, (i, j) => (test === 'less' ? a[i]! < b[j]! : a[i] === b[j]));
  }
  if (isWide(left)) {
    const less = left.type.kind === 'uint64' ? lessUnsigned : lessSigned;
    (test === 'less' ? less : equalHalves)(halvesOf(left), halvesOf(right), bits, length);
    return bits;
  }
  if (left.values instanceof Int32Array && right.values instanceof Int32Array) {
    (test === 'less' ? lessIntegers : equalIntegers)(left.values, right.values, bits, length);
    return bits;
  }
  (test === 'less' ? lessNumbers : equalNumbers)(asFloat64(left), asFloat64(right), bits, length);
  return bits;
}

function answer(left: Column, right: Column, length: number, test: Test): Answer {
  if (left.type.kind === 'null') return { bits: new Uint8Array(bitmapBytes(length)), unknown: [] };
  if (isNested(left)) return nested(left, right, length, test);
  if (isBytes(left)) {
    const [a, b] = [bytesOfRows(left), bytesOfRows(right)];
    const compare =
      test === 'less'
        ? (i: number, j: number): boolean => compareAt(a, i, b, j) < 0
        : (i: number, j: number): boolean => equalAt(a, i, b, j);
    return { bits: rowByRow(left, right, length, compare), unknown: [] };
  }
  return { bits: compareStored(left, right, length, test), unknown: [] };
}

/** Rows where a column has a value, a column of one row standing for all; null: everywhere. */
function presence(column: Column, length: number): Uint8Array | null {
  if (column.type.kind === 'null') return new Uint8Array(bitmapBytes(length));
  if (column.validity === null || column.length === length) return column.validity;
  return isValid(column, 0) ? null : new Uint8Array(bitmapBytes(length));
}

function bothPresent(left: Column, right: Column, length: number): Uint8Array<ArrayBuffer> | null {
  const [a, b] = [presence(left, length), presence(right, length)];
  const some = a ?? b;
  if (some === null) return null;
  const out = new Uint8Array(bitmapBytes(length));
  for (let i = 0; i < out.length; i++) out[i] = (a === null ? 255 : a[i]!) & (b === null ? 255 : b[i]!);
  return out;
}

/** Bits past the last row are 0 in every bitmap. */
function trim(bits: Uint8Array, length: number): void {
  if ((length & 7) !== 0) bits[length >> 3]! &= 255 >> (8 - (length & 7));
}

const bools = (bits: Uint8Array<ArrayBuffer>, validity: Column['validity'], length: number): Column => ({
  type: { kind: 'bool' },
  length,
  validity,
  values: bits,
  offsets: null,
  children: [],
});

/** Null where either side is. `swap`: the right side is tested against the left; `negate`: the opposite of the test. */
const comparison =
  (test: Test, { swap = false, negate = false } = {}): Evaluator =>
  (args, { length }) => {
    const [left, right] = aligned(args[0]!, args[1]!);
    const { bits, unknown } = swap ? answer(right, left, length, test) : answer(left, right, length, test);
    if (negate) for (let i = 0; i < bits.length; i++) bits[i] = ~bits[i]!;
    trim(bits, length);
    const known = bothPresent(left, right, length) ?? (unknown.length === 0 ? null : fullBitmap(length));
    for (const row of unknown) known![row >> 3]! &= ~(1 << (row & 7));
    return bools(bits, known, length);
  };

export const eq = comparison('equal');
export const ne = comparison('equal', { negate: true });
export const lt = comparison('less');
export const le = comparison('less', { swap: true, negate: true });
export const gt = comparison('less', { swap: true });
export const ge = comparison('less', { negate: true });

export const eqNullSafe: Evaluator = (args, { length }) => {
  const [left, right] = aligned(args[0]!, args[1]!);
  const { bits } = answer(left, right, length, 'same');
  const [a, b] = [presence(left, length), presence(right, length)];
  if (a !== null || b !== null) {
    for (let i = 0; i < bits.length; i++) {
      const [x, y] = [a === null ? 255 : a[i]!, b === null ? 255 : b[i]!];
      bits[i] = (bits[i]! & x & y) | ~(x | y);
    }
  }
  trim(bits, length);
  return bools(bits, null, length);
};

export const between: Evaluator = (args, call) => {
  const [input, lower, upper] = args as [Column, Column, Column];
  return and([ge([input, lower], call), le([input, upper], call)], call);
};
