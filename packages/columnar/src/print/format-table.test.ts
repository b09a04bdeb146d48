import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { batchFromArrow } from '../arrow/from-arrow.ts';
import { DataType } from '../data-type.ts';
import { columnsToBatch } from '../rows.ts';
import { schema } from '../schema.ts';
import { formatTable } from './format-table.ts';

interface Fixture {
  readonly unmaterialized: string;
  readonly noColumns: string;
  readonly cases: readonly { name: string; n: number; total: number | null; ipc: string; text: string }[];
}

const path = fileURLToPath(new URL('../../../../tests/reference/daft-tables.json', import.meta.url));
const fixture = JSON.parse(readFileSync(path, 'utf8')) as Fixture;

const twoColumns = schema([
  { name: 'x', type: DataType.int64() },
  { name: 's', type: DataType.string() },
]);

describe('formatTable prints what Daft prints', () => {
  test.each(fixture.cases)('$name', ({ n, total, ipc, text }) => {
    const batch = batchFromArrow(tableFromIPC(Buffer.from(ipc, 'base64')));
    expect(formatTable(batch.schema, batch, { shown: n, total })).toBe(text);
  });

  test('a plan that has not run', () => {
    expect(formatTable(twoColumns, null, { shown: 0, total: null })).toBe(fixture.unmaterialized);
    const batch = columnsToBatch({ x: [1], s: ['a'] }, twoColumns);
    expect(formatTable(twoColumns, batch, { shown: 8, total: 1, materialized: false })).toBe(fixture.unmaterialized);
  });

  test('no columns', () => {
    expect(formatTable(schema([]), null, { shown: 0, total: null })).toBe(fixture.noColumns);
  });
});

test('every line of a table is as wide as the table, whatever the width', () => {
  const batch = columnsToBatch({
    a: ['some words to wrap', 'x'],
    b: ['日本語テキスト', null],
    c: [1, 2],
    d: [null, null],
  });
  for (const width of [24, 30, 40, 60, 80]) {
    const lines = formatTable(batch.schema, batch, { shown: 8, total: 2, width, maxColumns: 9 })
      .split('\n')
      .slice(0, -2);
    const cells = new Set(lines.map((line) => [...line].reduce((sum, char) => sum + (char >= '\u3000' ? 2 : 1), 0)));
    expect([width, cells.size]).toEqual([width, 1]);
  }
});

test('maxColumns hides the middle ones', () => {
  const batch = columnsToBatch({ a: [1], b: [2], c: [3] });
  const lines = formatTable(batch.schema, batch, { shown: 1, total: 1, maxColumns: 2 }).split('\n');
  expect(lines[1]).toBe('│ a     ┆      …     ┆ c     │');
  expect(lines[5]).toBe('│ 1     ┆ …          ┆ 3     │');
});
