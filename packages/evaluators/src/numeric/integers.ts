import type { Column } from '@pixelframe/columnar';
import { DataType, fixedWidthColumn, isValid, stringColumn, stringsOf } from '@pixelframe/columnar';
import { castColumn } from '../cast.ts';
import type { Evaluator } from '../evaluator.ts';
import { validityWithout } from '../validity.ts';
import { convertBase } from './convert-base.ts';
import { halvesOf } from './halves.ts';

const FACTORIALS: readonly bigint[] = Array.from({ length: 20 }).reduce<bigint[]>(
  (list, _, i) => [...list, list[i]! * BigInt(i + 1)],
  [1n],
);

export const factorial: Evaluator = ([input], { length, type }) => {
  const numbers = castColumn(input!, DataType.float64()).values as Float64Array;
  const values = new BigInt64Array(length);
  const bad: number[] = [];
  for (let i = 0; i < length; i++) {
    const product = FACTORIALS[numbers[i]!];
    if (product === undefined) bad.push(i);
    else values[i] = product;
  }
  return fixedWidthColumn(type, values, validityWithout(input!, bad));
};

/** As 64-bit storage; the bits of an unsigned integer are those of the signed one. */
const asLong = (column: Column): Column =>
  column.type.kind === 'uint64' ? column : castColumn(column, DataType.int64());

/** Digits of 64 bits without leading zeros; 0 has one. */
const digitsOf = (low: number, high: number): number =>
  high === 0 ? Math.max(1, 32 - Math.clz32(low)) : 64 - Math.clz32(high);

export const bin: Evaluator = ([input], { length, type }) => {
  const column = asLong(input!);
  const halves = halvesOf(column);
  const offsets = new Int32Array(length + 1);
  for (let i = 0; i < length; i++) {
    const digits = isValid(column, i) ? digitsOf(halves[2 * i]!, halves[2 * i + 1]!) : 0;
    offsets[i + 1] = offsets[i]! + digits;
  }
  const values = new Uint8Array(offsets[length]!);
  for (let i = 0; i < length; i++) {
    let word = halves[2 * i]!;
    let left = 32;
    for (let at = offsets[i + 1]! - 1; at >= offsets[i]!; at--) {
      if (left-- === 0) word = halves[2 * i + 1]!;
      values[at] = 0x30 | (word & 1);
      word >>>= 1;
    }
  }
  return { type, length, validity: column.validity, values, offsets, children: [] };
};

export const conv: Evaluator = ([input], { options }) => {
  const from = options['fromBase'] as number;
  const to = options['toBase'] as number;
  const texts = stringsOf(castColumn(input!, DataType.string()));
  return stringColumn(texts.map((text) => (text === null ? null : convertBase(text, from, to))));
};
