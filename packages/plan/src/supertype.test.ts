import { DataType as T, sameType, typeName } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { supertype } from './supertype.ts';

// Against Daft, pair by pair: tests/parity/types.test.ts.
const TYPES = [
  T.null(),
  T.bool(),
  T.int8(),
  T.int64(),
  T.uint8(),
  T.uint32(),
  T.uint64(),
  T.float32(),
  T.float64(),
  T.string(),
  T.date(),
  T.timestamp('ms'),
  T.timestamp('us', 'UTC'),
  T.duration('s'),
  T.list(T.int8()),
  T.list(T.string()),
  T.image('RGB'),
];

describe('supertype', () => {
  test('does not depend on the order of its arguments', () => {
    for (const a of TYPES) for (const b of TYPES) expect(supertype(a, b)).toEqual(supertype(b, a));
  });

  test('of a type with itself or Null is the type', () => {
    for (const type of TYPES) {
      expect(sameType(supertype(type, type)!, type)).toBe(true);
      expect(supertype(T.null(), type)).toEqual(type);
    }
  });

  test.each([
    [T.int8(), T.uint8(), 'Int16'],
    [T.int32(), T.uint32(), 'Int64'],
    [T.int8(), T.uint64(), 'Float64'],
    [T.int16(), T.float32(), 'Float32'],
    [T.int32(), T.float32(), 'Float64'],
    [T.bool(), T.uint16(), 'UInt16'],
    [T.date(), T.timestamp('ns'), 'Timestamp[ns]'],
    [T.timestamp('s'), T.timestamp('us'), 'Timestamp[us]'],
    [T.duration('ms'), T.duration('ns'), 'Duration[ns]'],
    [T.list(T.int8()), T.list(T.float64()), 'List[Float64]'],
    [T.list(T.null()), T.list(T.list(T.int8())), 'List[List[Int8]]'],
    [T.list(T.string()), T.list(T.int8()), 'List[String]'],
    [T.timestamp('us', 'UTC'), T.timestamp('ms', 'Europe/Paris'), 'Timestamp[us; UTC]'],
    [T.time('us'), T.time('ns'), 'Time[ns]'],
    [T.float16(), T.float16(), 'Float16'],
    [T.float16(), T.float32(), 'Float32'],
    [T.float16(), T.uint8(), 'Float16'],
    [T.float16(), T.int16(), 'Float32'],
    [T.float16(), T.int32(), 'Float64'],
    [T.decimal128(10, 2), T.decimal128(5, 4), 'Decimal[precision: 12, scale: 4]'],
    [T.decimal128(38, 0), T.decimal128(10, 2), 'Decimal[precision: 38, scale: 2]'],
    [T.decimal128(5, 2), T.int8(), 'Decimal[precision: 5, scale: 2]'],
    [T.decimal128(5, 2), T.int64(), 'Decimal[precision: 22, scale: 2]'],
    [T.decimal128(5, 2), T.float32(), 'Float64'],
    [T.struct({ a: T.int8() }), T.struct({ b: T.string(), a: T.int32() }), 'Struct[a: Int32, b: String]'],
  ] as const)('%j and %j', (a, b, name) => {
    expect(typeName(supertype(a, b)!)).toBe(name);
  });

  test.each([
    [T.string(), T.int64()],
    [T.string(), T.binary()],
    [T.timestamp('us'), T.timestamp('us', 'UTC')],
    [T.struct({ a: T.int8() }), T.struct({ a: T.date() })],
    [T.decimal128(5, 2), T.string()],
    [T.image('RGB'), T.image('L')],
    [T.date(), T.int32()],
  ] as const)('%j and %j have none', (a, b) => {
    expect(supertype(a, b)).toBeNull();
  });
});
