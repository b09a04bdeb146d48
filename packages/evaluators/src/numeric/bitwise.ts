import type { Column, DataType } from '@pixelframe/columnar';
import { fixedWidthColumn, isValid, nullColumn, PlanError, valuesConstructor } from '@pixelframe/columnar';
import { and, or, xor } from '../boolean.ts';
import { castColumn } from '../cast.ts';
import type { Evaluator } from '../evaluator.ts';
import { commonValidity } from '../validity.ts';
import { halvesOf } from './halves.ts';

type Words = Int32Array<ArrayBuffer>;

const isLong = (type: DataType): boolean => type.kind === 'int64' || type.kind === 'uint64';

/** 64 bits of every value, the sign carried up; unsigned bits stay what they are. */
function longHalves(column: Column): Words {
  const type: DataType = { kind: column.type.kind === 'uint64' ? 'uint64' : 'int64' };
  return halvesOf(castColumn(column, type));
}

const bitwise =
  (compute: (a: number, b: number) => number, logical: Evaluator): Evaluator =>
  (args, call) => {
    const { length, type } = call;
    if (type.kind === 'bool') return logical(args, call);
    if (args.some((arg) => arg.type.kind === 'null')) return nullColumn(type, length);
    const values = new (valuesConstructor(type)!)(length);
    const long = isLong(type);
    const [a, b] = args.map((arg) => (long ? longHalves(arg) : castColumn(arg, type).values)) as [Words, Words];
    const target = long ? halvesOf({ values }) : (values as Words);
    for (let i = 0; i < target.length; i++) target[i] = compute(a[i]!, b[i]!);
    return fixedWidthColumn(type, values, commonValidity(args, length));
  };

export const bitwiseAnd = bitwise((a, b) => a & b, and);
export const bitwiseOr = bitwise((a, b) => a | b, or);
export const bitwiseXor = bitwise((a, b) => a ^ b, xor);

/** How far each row is shifted, modulo the width of the type. */
function distances(name: string, [input, bits]: readonly [Column, Column], width: number): Uint8Array {
  const signed = bits.type.kind !== 'uint64';
  const halves = longHalves(bits);
  const by = new Uint8Array(input.length);
  for (let row = 0; row < by.length; row++) {
    if (signed && halves[2 * row + 1]! < 0 && isValid(bits, row) && isValid(input, row)) {
      throw new PlanError(`${name}: an integer cannot be shifted by a negative number of bits.`, { row });
    }
    by[row] = halves[2 * row]! & (width - 1);
  }
  return by;
}

type ShiftHalves = (source: Words, target: Words, at: number, by: number) => void;

const leftHalves: ShiftHalves = (source, target, at, by) => {
  const low = source[at]!;
  const high = source[at + 1]!;
  target[at] = by >= 32 ? 0 : low << by;
  target[at + 1] = by === 0 ? high : by >= 32 ? low << (by - 32) : (high << by) | (low >>> (32 - by));
};

const rightHalves =
  (fill: (high: number) => number, shift: (high: number, by: number) => number): ShiftHalves =>
  (source, target, at, by) => {
    const low = source[at]!;
    const high = source[at + 1]!;
    target[at + 1] = by >= 32 ? fill(high) : shift(high, by);
    target[at] = by === 0 ? low : by >= 32 ? shift(high, by - 32) : (low >>> by) | (high << (32 - by));
  };

const signedRight = rightHalves(
  (high) => high >> 31,
  (high, by) => high >> by,
);
const unsignedRight = rightHalves(
  () => 0,
  (high, by) => high >>> by,
);

const shift =
  (
    name: string,
    narrow: (unsigned: boolean) => (x: number, by: number) => number,
    wide: (unsigned: boolean) => ShiftHalves,
  ): Evaluator =>
  (args, { length, type }) => {
    const [input, bits] = args as [Column, Column];
    const unsigned = type.kind.startsWith('u');
    const values = new (valuesConstructor(type)!)(length);
    const by = distances(name, [input, bits], values.BYTES_PER_ELEMENT * 8);
    if (isLong(type)) {
      const source = halvesOf(input);
      const target = halvesOf({ values });
      const move = wide(unsigned);
      for (let i = 0; i < length; i++) move(source, target, 2 * i, by[i]!);
    } else {
      const source = input.values as Words;
      const target = values as Words;
      const move = narrow(unsigned);
      for (let i = 0; i < length; i++) target[i] = move(source[i]!, by[i]!);
    }
    return fixedWidthColumn(type, values);
  };

export const shiftLeft = shift(
  'shiftLeft',
  () => (x, by) => x << by,
  () => leftHalves,
);
export const shiftRight = shift(
  'shiftRight',
  (unsigned) => (unsigned ? (x, by) => x >>> by : (x, by) => x >> by),
  (unsigned) => (unsigned ? unsignedRight : signedRight),
);
