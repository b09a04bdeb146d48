import type { Column, DataType, DataTypeOf } from '@pixelframe/columnar';
import {
  bitmapBytes,
  concatColumns,
  DataType as T,
  fixedWidthColumn,
  isFloat,
  isValid,
  nullColumn,
  readDecimal,
  takeColumn,
  valuesConstructor,
  writeDecimal,
} from '@pixelframe/columnar';
import { castColumn } from '../cast.ts';
import { comparator } from '../compare.ts';
import type { Evaluator } from '../evaluator.ts';
import { inFloat32 } from './half.ts';
import { halvesOf } from './halves.ts';

/** How many of the columns have a value in each row. */
function countValues(columns: readonly Column[], length: number): Int32Array {
  const counts = new Int32Array(length);
  for (const column of columns) {
    for (let i = 0; i < length; i++) if (column.validity === null || isValid(column, i)) counts[i]!++;
  }
  return counts;
}

/** Rows where one of the columns has a value. */
function wherePresent(columns: readonly Column[], length: number): Column['validity'] {
  if (columns.some(({ validity }) => validity === null)) return null;
  const present = new Uint8Array(bitmapBytes(length));
  for (const { validity } of columns) for (let i = 0; i < present.length; i++) present[i]! |= validity![i]!;
  return present;
}

/** Sums of floats in the order of the columns, each step in the precision of the type. */
function floatSums(columns: readonly Column[], length: number, type: DataType): Float64Array<ArrayBuffer> {
  const sums = new (valuesConstructor(type)!)(length) as Float64Array<ArrayBuffer>;
  for (const column of columns) {
    const values = castColumn(column, type).values as Float64Array;
    for (let i = 0; i < length; i++) if (column.validity === null || isValid(column, i)) sums[i]! += values[i]!;
  }
  return sums;
}

function longSums(columns: readonly Column[], length: number, type: DataType): Column['values'] {
  const sums = new (valuesConstructor(type)!)(length);
  const target = halvesOf({ values: sums });
  for (const column of columns) {
    const source = halvesOf(castColumn(column, type));
    for (let i = 0; i < length; i++) {
      if (column.validity !== null && !isValid(column, i)) continue;
      const low = (target[2 * i]! >>> 0) + (source[2 * i]! >>> 0);
      target[2 * i] = low;
      target[2 * i + 1] = target[2 * i + 1]! + source[2 * i + 1]! + (low > 0xffff_ffff ? 1 : 0);
    }
  }
  return sums;
}

export const columnsSum = inFloat32((args, { length, type }) => {
  const columns = args.filter((arg) => arg.type.kind !== 'null');
  if (type.kind === 'null') return nullColumn(type, length);
  const sums = isFloat(type) ? floatSums(columns, length, type) : longSums(columns, length, type)!;
  return fixedWidthColumn(type, sums, wherePresent(columns, length));
});

/** Four decimals more than the numbers have, the rest cut off, as in Daft. */
function decimalMeans(columns: readonly Column[], counts: Int32Array, type: DataTypeOf<'decimal'>): Column {
  const common = T.decimal128(type.precision, type.scale - 4);
  const decimals = columns.map((column) => castColumn(column, common));
  const values = new Uint8Array(counts.length * 16);
  for (let row = 0; row < counts.length; row++) {
    if (counts[row] === 0) continue;
    let sum = 0n;
    for (const column of decimals) if (isValid(column, row)) sum += readDecimal(column.values as Uint8Array, row);
    writeDecimal(values, row, (sum * 10_000n) / BigInt(counts[row]!));
  }
  return {
    type,
    length: counts.length,
    validity: wherePresent(columns, counts.length),
    values,
    offsets: null,
    children: [],
  };
}

export const columnsMean: Evaluator = (args, { length, type }) => {
  const columns = args.filter((arg) => arg.type.kind !== 'null');
  const counts = countValues(columns, length);
  if (type.kind === 'decimal') return decimalMeans(columns, counts, type);
  const means = floatSums(columns, length, T.float64());
  for (let i = 0; i < length; i++) means[i]! /= counts[i]!;
  return fixedWidthColumn(type, means, wherePresent(columns, length));
};

export { columnsMean as columnsAvg };

/** Whether a float is taken for an order of its own: NaN only where there is nothing else. */
function isNanAt(column: Column): (row: number) => boolean {
  if (!isFloat(column.type)) return () => false;
  const values = column.values as Float64Array;
  return (row) => Number.isNaN(values[row]);
}

const extreme = (side: 1 | -1): Evaluator =>
  inFloat32((args, { length, type }) => {
    const pool = concatColumns(args.map((arg) => castColumn(arg, type)));
    const compare = comparator(pool, pool);
    const isNan = isNanAt(pool);
    const best = new Int32Array(length).fill(-1);
    for (let at = 0; at < pool.length; at++) {
      if (!isValid(pool, at)) continue;
      const row = at % length;
      const champion = best[row]!;
      if (champion === -1 || isNan(champion) || (!isNan(at) && compare(at, champion) * side > 0)) best[row] = at;
    }
    return takeColumn(pool, best);
  });

export const columnsMin = extreme(-1);
export const columnsMax = extreme(1);
