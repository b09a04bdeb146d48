import { stringColumn, stringsOf } from '@pixelframe/columnar';
import { expect, test } from 'vitest';
import { concat, lpad, repeat } from './build.ts';
import { left, split, substr } from './parts.ts';
import { contains } from './search.ts';

const text = { kind: 'string' } as const;
const int = (...values: number[]) => ({
  type: { kind: 'int32' } as const,
  length: values.length,
  validity: null,
  values: Int32Array.from(values),
  offsets: null,
  children: [],
});

test.each([
  ['repeat', () => repeat([stringColumn(['ab', 'ab']), int(1, 2 ** 30)], { length: 2, options: {}, type: text })],
  [
    'lpad',
    () =>
      lpad([stringColumn(['ab', 'ab']), int(1, 2 ** 30), stringColumn(['x'])], { length: 2, options: {}, type: text }),
  ],
])('%s refuses a text too long to be meant, naming the row', (name, run) => {
  expect(run).toThrow(new RegExp(`${name}: row 1 would be a text of \\d+ characters`));
});

test('a negative count is the error of its row', () => {
  const run = () => left([stringColumn(['a', 'b']), int(1, -2)], { length: 2, options: {}, type: text });
  expect(run).toThrow('left: nchars must not be negative, row 1 has -2.');
});

test('garbage under nulls does no harm', () => {
  const counts = { ...int(-5, 2), validity: Uint8Array.of(0b10) };
  const result = left([stringColumn(['abc', 'abc']), counts], { length: 2, options: {}, type: text });
  expect(stringsOf(result)).toEqual([null, 'ab']);
});

test('a plain value comes as one row, also for a batch without rows', () => {
  const call = { length: 0, options: {}, type: { kind: 'bool' } as const };
  expect(contains([stringColumn([]), stringColumn(['a'])], call).length).toBe(0);
});

test('parts are counted in characters, not in bytes or UTF-16 units', () => {
  const rows = stringColumn(['a😀é', '']);
  const none = {
    type: { kind: 'null' } as const,
    length: 2,
    validity: null,
    values: null,
    offsets: null,
    children: [],
  };
  expect(stringsOf(substr([rows, int(1), none], { length: 2, options: {}, type: text }))).toEqual(['😀é', null]);
});

test('split and concat copy bytes: characters of several bytes, an empty text, one separator for all rows', () => {
  const rows = stringColumn(['aéé😀b', '', 'éé']);
  const list = split([rows, stringColumn(['éé'])], { length: 3, options: {}, type: { kind: 'list', item: text } });
  expect(stringsOf(list.children[0]!)).toEqual(['a', '😀b', '', '', '']);
  expect([...list.offsets!]).toEqual([0, 2, 3, 5]);
  expect(stringsOf(concat([rows, rows], { length: 3, options: {}, type: text }))).toEqual(['aéé😀baéé😀b', '', 'éééé']);
});
