import { DataType, schema } from '@pixelframe/columnar';
import { bytesSource } from '@pixelframe/io';
import { source } from '@pixelframe/plan';
import { expect, test } from 'vitest';
import type { TextFiles } from './registration.ts';
import { MemoryBudget } from './scheduler/budget.ts';
import { Retained } from './scheduler/retained.ts';
import type { ThreadServices } from './services.ts';
import type { Stored } from './stored-sources.ts';
import { TextSources } from './text-sources.ts';

const files: TextFiles = {
  kind: 'text',
  files: [{ name: 'a.json', content: 'a.json' }],
  format: { kind: 'json', skipEmptyFiles: false },
  types: [],
  inferSchema: true,
  filePathColumn: null,
};
const A = schema([{ name: 'a', type: DataType.int64() }]);

/** Sources over one file, which says `text()` whenever it is read. */
function textSources(text: () => string, limit = 2 ** 20) {
  const budget = new MemoryBudget(limit);
  const sources = new Map<string, Stored>();
  const services = {
    open: (_: unknown, name: string) => bytesSource(new TextEncoder().encode(text()), name),
  } as unknown as ThreadServices;
  return { texts: new TextSources(sources, new Retained(budget), services), sources, budget };
}

const plan = source({ kind: 'partitions', id: 'x', label: 'JSON a.json' }, A);
const messageOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => String(error),
  );

test('files are read once, and only their columns stay counted', async () => {
  let reads = 0;
  const { texts, sources, budget } = textSources(() => `{"a":${++reads}}`);
  texts.add('x', files);
  await Promise.all([texts.load('x'), texts.provide(plan)]);
  expect(await texts.load('x')).toEqual(A);
  expect(reads).toBe(1);
  expect(sources.get('x')!.bytes).toBe(8);
  expect(budget.used).toBe(8);
  expect(budget.peak).toBeGreaterThan(8 + '{"a":1}'.length);
});

test('a file that has changed since the plan was made is an error', async () => {
  const { texts } = textSources(() => '{"b":1}');
  texts.add('x', files);
  expect(await messageOf(texts.provide(plan))).toBe(
    'IoError: JSON a.json has other columns than when it was read first.',
  );
});

test('after a failure the next call reads again', async () => {
  let text = '{';
  const { texts, budget } = textSources(() => text);
  texts.add('x', files);
  expect(await messageOf(texts.load('x'))).toContain('a.json, line 1, column 2');
  expect(budget.used).toBe(0);
  text = '{"a":1}';
  expect(await texts.load('x')).toEqual(A);
});

test('what is released is read no further', async () => {
  const { texts, sources } = textSources(() => '{"a":1}');
  texts.add('x', files);
  const loading = texts.load('x');
  texts.release('x');
  expect(await messageOf(loading)).toBe('CancelledError: The query was cancelled.');
  expect(sources.size).toBe(0);
  expect(await messageOf(texts.load('x'))).toBe('CancelledError: The data was released while it was read.');
});

test('a table that does not fit is refused', async () => {
  const rows = '{"a":1}'.repeat(1000);
  const { texts, budget } = textSources(() => rows, 10_000);
  texts.add('x', files);
  expect(await messageOf(texts.load('x'))).toMatch(
    /^MemoryLimitError: reading text holds 0\.0 MiB and needs 0\.0 MiB more/,
  );
  expect(budget.used).toBe(0);
});
