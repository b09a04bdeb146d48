import type { Column, DataType } from '@pixelframe/columnar';
import { columnFromValues, columnToValues, DataType as T, PlanError } from '@pixelframe/columnar';
import { expect, test } from 'vitest';
import { shiftLeft, shiftRight } from './bitwise.ts';

const column = (type: DataType, ...values: readonly (number | bigint | null)[]): Column =>
  columnFromValues(values, type);
const call = (type: DataType, length: number) => ({ type, length, options: {} });

test('a negative number of bits names its row', () => {
  const [input, bits] = [column(T.int64(), 1, 1), column(T.int8(), 3, -1)];
  expect(() => shiftLeft([input, bits], call(T.int64(), 2))).toThrow(
    new PlanError('shiftLeft: an integer cannot be shifted by a negative number of bits.', { row: 1 }),
  );
});

test('what is behind a null decides nothing', () => {
  const bits = { ...column(T.int8(), -1, 1), validity: Uint8Array.of(2) };
  const shifted = shiftRight([column(T.int64(), 4, 4), bits], call(T.int64(), 2));
  expect(columnToValues(shifted)[1]).toBe(2);
});

test('64 bits in every distance, as in BigInt', () => {
  const distances = Array.from({ length: 64 }, (_, i) => i);
  const bits = column(T.uint8(), ...distances);
  const at = (type: DataType, value: bigint) => [column(type, ...distances.map(() => value)), bits];
  const results = (made: Column): bigint[] => columnToValues(made, { int64: 'bigint' }) as bigint[];
  const [signed, unsigned] = [-0x7123_4567_89ab_cdefn, 0xf123_4567_89ab_cdefn];
  expect(results(shiftLeft(at(T.int64(), signed), call(T.int64(), 64)))).toEqual(
    distances.map((by) => BigInt.asIntN(64, signed << BigInt(by))),
  );
  expect(results(shiftRight(at(T.int64(), signed), call(T.int64(), 64)))).toEqual(
    distances.map((by) => signed >> BigInt(by)),
  );
  expect(results(shiftRight(at(T.uint64(), unsigned), call(T.uint64(), 64)))).toEqual(
    distances.map((by) => unsigned >> BigInt(by)),
  );
});
