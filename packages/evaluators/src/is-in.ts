import type { Column } from '@pixelframe/columnar';
import { bitmapBytes, nullColumn, takeColumn } from '@pixelframe/columnar';
import { comparisonType } from '@pixelframe/plan';
import { castColumn } from './cast.ts';
import type { Bytes } from './compare-bytes.ts';
import { bytesOfRows, equalAt } from './compare-bytes.ts';
import { eq } from './comparison.ts';
import type { Evaluator, EvaluatorCall } from './evaluator.ts';
import { asFloat64, asNumbers, isWide } from './numbers.ts';
import { boolColumn } from './validity.ts';

type Test = (row: number) => boolean;

/** Up to this many values comparing with each beats hashing. */
const FEW = 4;

function inNumbers(values: ArrayLike<number>, wanted: ArrayLike<number>): Test {
  // A Set finds NaN, and 0 for -0.
  const set = new Set(Array.from(wanted));
  if (set.size > FEW || set.has(Number.NaN)) return (row) => set.has(values[row]!);
  const [a, b = a, c = a, d = a] = [...set];
  return (row) => {
    const value = values[row]!;
    return value === a || value === b || value === c || value === d;
  };
}

function inIntegers(column: Column, items: Column): Test {
  const [values, wanted] = [asNumbers(column), asNumbers(items)];
  if (values !== null && wanted !== null) return inNumbers(values, wanted);
  const set = new Set(items.values as BigInt64Array);
  const all = column.values as BigInt64Array;
  return (row) => set.has(all[row]!);
}

function hashOf({ bytes, starts }: Bytes, row: number): number {
  let hash = 0x811c_9dc5;
  for (let i = starts[row]!; i < starts[row + 1]!; i++) hash = Math.imul(hash ^ bytes[i]!, 0x0100_0193);
  return hash;
}

function inBytes(column: Column, items: Column): Test {
  const [values, wanted] = [bytesOfRows(column), bytesOfRows(items)];
  const byLength: number[][] = [];
  for (let i = 0; i < items.length; i++) (byLength[wanted.starts[i + 1]! - wanted.starts[i]!] ??= []).push(i);
  if (byLength.every((same) => same.length <= FEW)) {
    return (row) => {
      const same = byLength[values.starts[row + 1]! - values.starts[row]!];
      if (same !== undefined) for (const item of same) if (equalAt(values, row, wanted, item)) return true;
      return false;
    };
  }
  const byHash = new Map<number, number[]>();
  for (let i = 0; i < items.length; i++) {
    const hash = hashOf(wanted, i);
    byHash.set(hash, [...(byHash.get(hash) ?? []), i]);
  }
  return (row) => byHash.get(hashOf(values, row))?.some((item) => equalAt(values, row, wanted, item)) ?? false;
}

/** Whether a row's value, which is there, is among the items, none of which is null. */
function membership(column: Column, items: Column, call: EvaluatorCall): Test {
  const { kind } = column.type;
  if (kind === 'string' || kind === 'binary' || kind === 'fixedSizeBinary') return inBytes(column, items);
  if (isWide(column)) return inIntegers(column, items);
  if (column.values !== null && kind !== 'decimal') return inNumbers(asFloat64(column), asFloat64(items));
  const found = Array.from({ length: items.length }, (_, i) => {
    return eq([column, takeColumn(items, Int32Array.of(i))], call).values as Uint8Array;
  });
  return (row) => found.some((bits) => ((bits[row >> 3]! >> (row & 7)) & 1) === 1);
}

/** Positions of the values of a column that are not null. */
function presentRows({ length, validity, type }: Column): Int32Array {
  const rows: number[] = [];
  for (let i = 0; i < length; i++) {
    if (type.kind !== 'null' && (validity === null || ((validity[i >> 3]! >> (i & 7)) & 1) === 1)) rows.push(i);
  }
  return Int32Array.from(rows);
}

export const isIn: Evaluator = (args, call) => {
  const [input, list] = args as [Column, Column];
  const all = list.children[0]!;
  if (all.length === 0) return boolColumn(call.length, () => false);
  const common = comparisonType(input.type, all.type)!;
  if (common.kind === 'null') return nullColumn(call.type, call.length);
  const column = castColumn(input, common);
  const cast = castColumn(all, common);
  const rows = presentRows(cast);
  const items = rows.length === cast.length ? cast : takeColumn(cast, rows);
  const found = boolColumn(call.length, membership(column, items, call));
  // Text that is no date is not in the list; a null that was listed might be the value.
  if (presentRows(all).length === all.length) return { ...found, validity: column.validity };
  const bits = found.values as Uint8Array<ArrayBuffer>;
  const validity = new Uint8Array(bitmapBytes(call.length));
  for (let i = 0; i < bits.length; i++) validity[i] = bits[i]! & (column.validity?.[i] ?? 255);
  return { ...found, validity };
};
