import { describe, expect, test } from 'vitest';
import { columnFromValues } from './column-from-values.ts';
import { DataType } from './data-type.ts';
import { batchToRows, columnsToBatch, rowsToColumns } from './rows.ts';
import { describeSchema, schema } from './schema.ts';

const typed = schema([
  { name: 'b', type: DataType.string() },
  { name: 'a', type: DataType.float32() },
]);

describe('rowsToColumns', () => {
  test('the union of keys, missing ones null', () => {
    const batch = rowsToColumns([{ a: 1 }, { b: 'x', a: 2 }, {}]);
    expect(describeSchema(batch.schema)).toBe('a: Int64, b: String');
    expect(batchToRows(batch)).toEqual([
      { a: 1, b: null },
      { a: 2, b: 'x' },
      { a: null, b: null },
    ]);
  });

  test('a schema decides order and types', () => {
    const batch = rowsToColumns([{ a: 1, ignored: 5 }], typed);
    expect(batch.schema).toBe(typed);
    expect(batchToRows(batch)).toEqual([{ b: null, a: 1 }]);
    expect(() => rowsToColumns([{ b: 7 }], typed)).toThrow('Column "b", row 0: 7 cannot be stored as String.');
  });

  test('rows without columns are counted', () => {
    expect(rowsToColumns([{}, {}]).length).toBe(2);
    expect(rowsToColumns([], typed).length).toBe(0);
  });

  test('names from Object.prototype are only data', () => {
    const rows = [JSON.parse('{"__proto__": 1, "constructor": 2}'), { toString: 3 }, {}] as Record<string, unknown>[];
    const back = batchToRows(rowsToColumns(rows));
    expect(back.map((row) => Object.entries(row))).toEqual([
      [
        ['__proto__', 1],
        ['constructor', 2],
        ['toString', null],
      ],
      [
        ['__proto__', null],
        ['constructor', null],
        ['toString', 3],
      ],
      [
        ['__proto__', null],
        ['constructor', null],
        ['toString', null],
      ],
    ]);
    expect(Object.getPrototypeOf(back[0])).toBe(Object.prototype);
  });

  test('only objects are rows', () => {
    expect(() => rowsToColumns([{ a: 1 }, [1] as unknown as Record<string, unknown>])).toThrow(
      'Row 1 is an array of 1, not an object of values by column name.',
    );
  });
});

describe('columnsToBatch', () => {
  test('arrays, typed arrays and columns together', () => {
    const column = columnFromValues([true, null]);
    const batch = columnsToBatch({ a: ['x', 'y'], b: new Uint8Array([1, 2]), c: column });
    expect(describeSchema(batch.schema)).toBe('a: String, b: UInt8, c: Bool');
    expect(batch.columns[2]).toBe(column);
    expect(batchToRows(batch)[1]).toEqual({ a: 'y', b: 2, c: null });
  });

  test('lengths must agree', () => {
    expect(() => columnsToBatch({ a: [1, 2], b: [1, 2], c: [1] })).toThrow(
      'Columns must have equal lengths: "a" has 2 values, "c" has 1.',
    );
  });

  test('a schema must be met', () => {
    expect(() => columnsToBatch({ a: [1] }, typed)).toThrow('Column "b" has no values. Given: a.');
    expect(() => columnsToBatch({ a: [1], b: columnFromValues([1]) }, typed)).toThrow(
      'Column "b" is Int64, the schema says String.',
    );
    expect(batchToRows(columnsToBatch({ a: [1], b: ['x'] }, typed))).toEqual([{ b: 'x', a: 1 }]);
  });

  test('something that is no column', () => {
    expect(() => columnsToBatch({ a: 'text' as unknown as unknown[] })).toThrow(
      'Column "a" is "text", not an array of values.',
    );
  });
});
