import { describe, expect, test } from 'vitest';
import { binaryColumn } from './binary.ts';
import { batch } from './batch.ts';
import { transferables } from './column.ts';
import { columnFromValues } from './column-from-values.ts';
import { columnToValues } from './column-to-values.ts';
import { compactBatch, copyBatch } from './compact.ts';
import { concatBatches, concatColumns } from './concat.ts';
import { DataType } from './data-type.ts';
import { filterBatch, trueRows } from './filter.ts';
import { batchToRows, columnsToBatch } from './rows.ts';
import { schema } from './schema.ts';
import { sliceBatch } from './slice.ts';
import { takeBatch, takeColumn } from './take.ts';

const urls = columnFromValues(['a.png', 'b.png', 'c.png', null]);
const bytes = binaryColumn([new Uint8Array([1]), null, new Uint8Array([3, 3]), new Uint8Array(0)], urls);
const files = batch(
  schema([
    { name: 'url', type: DataType.string() },
    { name: 'bytes', type: DataType.binary() },
  ]),
  [urls, bytes],
);

describe('origin goes where its rows go', () => {
  test('slice, take, filter, concat, compact', () => {
    const keep = columnFromValues([true, null, true, false]);
    const results = {
      slice: [sliceBatch(files, 1, 3), ['b.png', 'c.png']],
      take: [takeBatch(files, Int32Array.of(2, -1, 0)), ['c.png', null, 'a.png']],
      filter: [filterBatch(files, keep), ['a.png', 'c.png']],
      concat: [
        concatBatches(files.schema, [sliceBatch(files, 2, 3), files]),
        ['c.png', 'a.png', 'b.png', 'c.png', null],
      ],
      compact: [compactBatch(sliceBatch(files, 2, 4)), ['c.png', null]],
    } as const;
    for (const [result, expected] of Object.values(results)) {
      expect(columnToValues(result.columns[1]!.origin!)).toEqual(expected);
      expect(columnToValues(result.columns[0]!)).toEqual(expected);
    }
  });

  test('a column that is also an origin is moved once', () => {
    const taken = takeBatch(files, Uint32Array.of(1, 2));
    expect(taken.columns[1]!.origin).toBe(taken.columns[0]);
    const compacted = compactBatch(taken);
    expect(compacted.columns[1]!.origin).toBe(compacted.columns[0]);
  });

  test('concat gives nulls where a part has no origin', () => {
    const both = concatColumns([binaryColumn([new Uint8Array([9])]), bytes]);
    expect(columnToValues(both.origin!)).toEqual([null, 'a.png', 'b.png', 'c.png', null]);
  });
});

test('a copied batch can be transferred and the original still read', () => {
  const rows = batchToRows(files);
  const copied = copyBatch(files);
  expect(copied.columns[1]!.origin).toBe(copied.columns[0]);
  const moved = structuredClone(copied, { transfer: transferables(copied.columns) });
  expect(batchToRows(moved)).toEqual(rows);
  expect(batchToRows(files)).toEqual(rows);
});

describe('batches', () => {
  const numbers = columnsToBatch({ x: [1, 2, 3, 4], s: ['a', 'b', null, 'd'] });

  test('slice clamps its bounds', () => {
    expect(batchToRows(sliceBatch(numbers, 3, 99))).toEqual([{ x: 4, s: 'd' }]);
    expect(sliceBatch(numbers, 7, 9).length).toBe(0);
    expect(sliceBatch(numbers, -5, 9)).toBe(numbers);
  });

  test('a filter that keeps everything is the batch itself', () => {
    expect(filterBatch(numbers, columnFromValues([true, true, true, true]))).toBe(numbers);
  });

  test('concatenating nothing is an empty batch', () => {
    const none = concatBatches(numbers.schema, []);
    expect([none.length, none.columns.length]).toEqual([0, 2]);
  });

  test('a batch without columns keeps its length', () => {
    const bare = batch(schema([]), [], 5);
    expect(sliceBatch(bare, 1, 4).length).toBe(3);
    expect(takeBatch(bare, Uint32Array.of(0, 0, 4)).length).toBe(3);
    expect(concatBatches(bare.schema, [bare, bare]).length).toBe(10);
  });
});

describe('misuse', () => {
  const x = columnFromValues([1, 2]);

  test('take past the end', () => {
    expect(() => takeColumn(x, Uint32Array.of(0, 2))).toThrow(new RangeError('take: index 2 of 2 rows'));
  });

  test('filter by something else than Bool, or of another length', () => {
    expect(() => trueRows(x)).toThrow('A filter needs a Bool column, got Int64.');
    expect(() => filterBatch(columnsToBatch({ x }), columnFromValues([true]))).toThrow('filter: 1 flags for 2 rows');
    expect(trueRows(columnFromValues([null, null]))).toEqual(new Uint32Array(0));
  });

  test('concat of different types', () => {
    expect(() => concatColumns([x, columnFromValues(['a'])])).toThrow('Cannot concatenate Int64 with String.');
    expect(() => concatBatches(schema([{ name: 'y', type: DataType.int64() }]), [columnsToBatch({ x })])).toThrow(
      'Cannot concatenate batches of (x: Int64) as (y: Int64).',
    );
    expect(() => concatColumns([])).toThrow('concatColumns needs at least one column.');
  });
});
