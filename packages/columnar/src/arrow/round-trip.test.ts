import type { RecordBatch, Table } from 'apache-arrow';
import { tableFromIPC, tableToIPC } from 'apache-arrow';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Batch, Column } from '../column.ts';
import { columnFromValues } from '../column-from-values.ts';
import { columnToValues } from '../column-to-values.ts';
import { DataType } from '../data-type.ts';
import { columnsToBatch } from '../rows.ts';
import { schema } from '../schema.ts';
import { samplesOf, typeCases } from '../test-columns.ts';
import { batchesFromArrow, batchFromArrow } from './from-arrow.ts';
import { tableToArrow } from './to-arrow.ts';
import { schemaFromArrow } from './type-from-arrow.ts';

const single = (column: Column): Batch => columnsToBatch({ x: column });

const toArrow = (column: Column): Promise<Table> => {
  const batch = single(column);
  return tableToArrow(batch.schema, [batch]);
};

const valuesOf = (arrow: Table | RecordBatch): unknown[] => columnToValues(batchFromArrow(arrow).columns[0]!);

describe.each(typeCases.filter(({ name }) => !name.includes('Object')))('$name', ({ type }) => {
  test('is the same after Arrow, IPC and an Arrow slice', async () => {
    await fc.assert(
      fc.asyncProperty(samplesOf(type), fc.nat(12), fc.nat(12), async ({ column, values }, a, b) => {
        const table = await toArrow(column);
        expect(schemaFromArrow(table.schema)).toEqual(single(column).schema);
        expect(valuesOf(table)).toStrictEqual(values);
        const read = tableFromIPC(tableToIPC(table));
        expect(schemaFromArrow(read.schema)).toEqual(single(column).schema);
        expect(valuesOf(read)).toStrictEqual(values);
        const end = Math.min(a + b, values.length);
        const start = Math.min(a, end);
        expect(valuesOf(read.slice(start, end))).toStrictEqual(values.slice(start, end));
        const middle = Math.min(start + 1, end);
        expect(valuesOf(read.slice(start, end).slice(1))).toStrictEqual(values.slice(middle, end));
      }),
      { numRuns: 15 },
    );
  });
});

describe('tableToArrow', () => {
  test.each([DataType.object(), DataType.list(DataType.object())])(
    'refuses JavaScript objects: $kind',
    async (type) => {
      await expect(toArrow(columnFromValues([null], type))).rejects.toThrow(
        'An Arrow table cannot hold "x", a column of JavaScript objects.',
      );
    },
  );

  test('shares buffers both ways', async () => {
    const numbers = columnFromValues(new Float64Array([1, 2, 3]));
    const table = await toArrow(numbers);
    expect(table.getChildAt(0)!.data[0]!.values).toBe(numbers.values);
    const back = batchFromArrow(table).columns[0]!;
    expect(back.values!.buffer).toBe(numbers.values!.buffer);
    const text = columnFromValues(['a', 'b']);
    const textBack = batchFromArrow(await toArrow(text)).columns[0]!;
    expect([textBack.values!.buffer, textBack.offsets!.buffer]).toEqual([text.values!.buffer, text.offsets!.buffer]);
  });

  test('keeps batches as chunks and reads them together or apart', async () => {
    const [one, two] = [columnsToBatch({ x: ['a', null] }), columnsToBatch({ x: ['c'] })];
    const table = await tableToArrow(one.schema, [one, two]);
    expect(table.batches.length).toBe(2);
    expect(valuesOf(table)).toEqual(['a', null, 'c']);
    expect(batchesFromArrow(table).map((batch) => batch.length)).toEqual([2, 1]);
    expect(valuesOf(table.batches[1]!)).toEqual(['c']);
    expect(valuesOf(table.slice(1, 3))).toEqual([null, 'c']);
  });

  test('a schema without batches', async () => {
    const fields = schema([{ name: 'x', type: DataType.image('RGB'), metadata: { note: 'kept' } }]);
    const table = await tableToArrow(fields, []);
    expect(table.numRows).toBe(0);
    expect(schemaFromArrow(table.schema)).toEqual(fields);
    expect(batchFromArrow(table).length).toBe(0);
  });

  test('narrow time units are 32-bit in Arrow', async () => {
    const column = columnFromValues([1n, null, 86_399n], DataType.time('s'));
    const table = await toArrow(column);
    expect(String(table.schema.fields[0]!.type)).toBe('Time32<SECOND>');
    expect(valuesOf(table)).toEqual([1n, null, 86_399n]);
  });
});
