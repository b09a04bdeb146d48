import type { Column } from '@pixelframe/columnar';

/** The 32-bit halves of 64-bit integers, low half first: a view. */
export function halvesOf({ values }: Pick<Column, 'values'>): Int32Array<ArrayBuffer> {
  const long = values as BigInt64Array<ArrayBuffer>;
  return new Int32Array(long.buffer, long.byteOffset, long.length * 2);
}

/** Rows of a number column that are 0, or those that are not. */
export function rowsWhereZero(column: Column, zero: boolean): number[] {
  const { values, length } = column;
  const rows: number[] = [];
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) {
    const halves = halvesOf(column);
    for (let i = 0; i < length; i++) if (((halves[2 * i]! | halves[2 * i + 1]!) === 0) === zero) rows.push(i);
  } else {
    const numbers = values as Float64Array;
    for (let i = 0; i < length; i++) if ((numbers[i] === 0) === zero) rows.push(i);
  }
  return rows;
}
