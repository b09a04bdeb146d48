import * as arrow from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { columnToValues } from '../column-to-values.ts';
import { typeName } from '../data-type.ts';
import { batchFromArrow } from './from-arrow.ts';
import { halfToFloat } from '../half-float.ts';
import { schemaFromArrow } from './type-from-arrow.ts';

const tableOf = (vector: arrow.Vector): arrow.Table => new arrow.Table({ x: vector });

function read(vector: arrow.Vector): [type: string, values: unknown[]] {
  const batch = batchFromArrow(tableOf(vector));
  return [typeName(batch.schema.fields[0]!.type), columnToValues(batch.columns[0]!)];
}

const item = <T extends arrow.DataType>(type: T): arrow.Field<T> => new arrow.Field('item', type, true);
const words = ['a', null, '', 'twelve bytes', 'é'.repeat(20), 'end'];

describe('Arrow layouts that are not ours', () => {
  test.each<[string, arrow.DataType, readonly unknown[], string, readonly unknown[]]>([
    ['LargeUtf8', new arrow.LargeUtf8(), words, 'String', words],
    ['LargeBinary', new arrow.LargeBinary(), [new Uint8Array([1]), null], 'Binary', [new Uint8Array([1]), null]],
    [
      'Dictionary',
      new arrow.Dictionary(new arrow.Utf8(), new arrow.Int8()),
      ['b', null, 'a', 'b'],
      'String',
      ['b', null, 'a', 'b'],
    ],
    ['DateMillisecond', new arrow.DateMillisecond(), [new Date(5), null], 'Timestamp[ms]', [new Date(5), null]],
    ['Time32', new arrow.TimeMillisecond(), [1500, null], 'Time[ms]', [1500n, null]],
    ['Float16', new arrow.Float16(), [1.5, null, -2], 'Float16', [1.5, null, -2]],
    [
      'Timestamp with zone',
      new arrow.Timestamp(arrow.TimeUnit.MILLISECOND, 'UTC'),
      [7, null],
      'Timestamp[ms; UTC]',
      [new Date(7), null],
    ],
    ['Duration', new arrow.DurationMicrosecond(), [7n, null], 'Duration[us]', [7n, null]],
    [
      'List of Bool',
      new arrow.List(item(new arrow.Bool())),
      [[true, null], null, []],
      'List[Bool]',
      [[true, null], null, []],
    ],
  ])('%s', (_, type, values, name, expected) => {
    const vector = arrow.vectorFromArray(values, type);
    expect(read(vector)).toStrictEqual([name, expected]);
    expect(read(vector.slice(1))).toStrictEqual([name, expected.slice(1)]);
  });

  test('LargeList with 64-bit offsets, sliced', () => {
    const child = arrow.makeData({ type: new arrow.Int32(), data: Int32Array.of(1, 2, 3, 4) });
    const data = arrow.makeData({
      type: new arrow.LargeList(item(new arrow.Int32())),
      child,
      valueOffsets: BigInt64Array.of(0n, 1n, 1n, 4n),
    });
    const vector = arrow.makeVector(data);
    expect(read(vector)).toStrictEqual(['List[Int32]', [[1], [], [2, 3, 4]]]);
    expect(read(vector.slice(2))).toStrictEqual(['List[Int32]', [[2, 3, 4]]]);
  });

  test.each([new arrow.Utf8View(), new arrow.BinaryView()])('%s, inline and referenced', (type) => {
    const long = new TextEncoder().encode('a text of more than twelve bytes');
    const views = new Uint8Array(16 * 4);
    const view = new DataView(views.buffer);
    view.setInt32(0, 2, true);
    views.set([0x68, 0x69], 4);
    view.setInt32(16, 1_000_000, true); // a null row may hold anything
    view.setInt32(32, 27, true);
    view.setInt32(40, 1, true);
    view.setInt32(44, 5, true);
    view.setInt32(48, 12, true);
    views.set(new TextEncoder().encode('exactly 12 b'), 52);
    const data = arrow.makeData({
      type,
      length: 4,
      views,
      nullBitmap: Uint8Array.of(0b1101),
      variadicBuffers: [new Uint8Array(3), long],
    } as Parameters<typeof arrow.makeData>[0]);
    const expected = ['hi', null, 't of more than twelve bytes', 'exactly 12 b'];
    const asText = (vector: arrow.Vector): unknown[] =>
      read(vector)[1].map((value) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value));
    expect(asText(arrow.makeVector(data as arrow.Data))).toEqual(expected);
    expect(asText(arrow.makeVector(data as arrow.Data).slice(1))).toEqual(expected.slice(1));
  });

  test('a dictionary in several chunks', () => {
    const type = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32());
    const dictionary = arrow
      .vectorFromArray(['a', 'b'], new arrow.Utf8())
      .concat(arrow.vectorFromArray(['c'], new arrow.Utf8()));
    const data = arrow.makeData({ type, data: Int32Array.of(2, 0, 1), dictionary });
    expect(read(arrow.makeVector(data))).toStrictEqual(['String', ['c', 'a', 'b']]);
  });

  test('memory that is shared is copied', () => {
    const values = new Int32Array(new SharedArrayBuffer(8));
    values.set([1, 2]);
    const batch = batchFromArrow(tableOf(arrow.makeVector(values)));
    expect(batch.columns[0]!.values).toEqual(Int32Array.of(1, 2));
    expect(batch.columns[0]!.values!.buffer).toBeInstanceOf(ArrayBuffer);
  });
});

describe('types without a counterpart', () => {
  test.each<[arrow.DataType, string]>([
    [new arrow.IntervalYearMonth(), 'Interval<YEAR_MONTH>'],
    [new arrow.Decimal(2, 60, 256), 'Decimal[60e+2]'],
    [new arrow.DenseUnion([0], [item(new arrow.Int8())]), 'Union<'],
  ])('%s', (type, name) => {
    const nested = new arrow.Struct([new arrow.Field('y', type)]);
    const schema = new arrow.Schema([new arrow.Field('x', new arrow.List(item(nested)))]);
    expect(() => schemaFromArrow(schema)).toThrow(
      expect.objectContaining({ name: 'PlanError', column: 'x.item.y', message: expect.stringContaining(name) }),
    );
  });

  test('the whole message', () => {
    const schema = new arrow.Schema([new arrow.Field('x', new arrow.IntervalYearMonth())]);
    expect(() => schemaFromArrow(schema)).toThrow(
      'Column "x" has the Arrow type Interval<YEAR_MONTH>, which no column type holds.',
    );
  });
});

test('half floats: normal, subnormal, special', () => {
  const halves = Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x8000, 0x7bff, 0x7c00, 0xfc00, 0x7e00);
  expect([...halfToFloat(halves, 8)]).toEqual([1, -2, 2 ** -24, -0, 65504, Infinity, -Infinity, NaN]);
});
