import { describe, expect, test } from 'vitest';
import { columnFromValues } from '../column-from-values.ts';
import { DataType } from '../data-type.ts';
import { floatText } from './float-text.ts';
import { formatValue } from './format-value.ts';
import { dateText, timestampText } from './temporal-text.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

// Most texts are compared with real Daft in format-table.test.ts; here what a table cannot show.
describe('formatValue', () => {
  test.each<[DataType, unknown, string]>([
    [DataType.string(), 'a'.repeat(99), 'a'.repeat(99)],
    [DataType.binary(), new Uint8Array(40).fill(97), `b"${'a'.repeat(37)}"`],
    [DataType.binary(), new Uint8Array(41).fill(97), `b"${'a'.repeat(34)}"...`],
    [DataType.float64(), 1e300, `1${'0'.repeat(300)}`],
    [DataType.float32(), Math.fround(1e-45), `0.${'0'.repeat(44)}1`],
    [DataType.list(DataType.int8()), [1, null], '[1, None]'],
    [DataType.struct({ a: DataType.int8() }), { a: 1 }, '{a: 1,\n}'],
    [DataType.timestamp('ms', 'Z'), new Date(0), '1970-01-01 00:00:00 +00:00'],
    [DataType.uint64(), 2n ** 64n - 1n, '18446744073709551615'],
    [DataType.bool(), null, 'None'],
    [DataType.embedding(DataType.float32(), 0), [], ''],
  ])('%j', (type, value, text) => {
    expect(formatValue(columnFromValues([value], type), 0)).toBe(text);
  });
});

test('floats never get an exponent or needless digits', () => {
  expect(floatText(1.5e-7, false)).toBe('0.00000015');
  expect(floatText(123456789012345680000, false)).toBe('123456789012345680000');
  expect(floatText(Math.fround(0.3), true)).toBe('0.3');
  expect(floatText(Math.fround(0.3), false)).toBe('0.30000001192092896');
});

test('a date past what a Date can hold is a count of days', () => {
  expect(dateText(2 ** 31 - 1)).toBe('2147483647 days since 1970-01-01');
  expect(timestampText('s', 2n ** 60n, null)).toMatch(/ days since 1970-01-01 /);
});

test('cells of a terminal', () => {
  const widths = { abc: 3, 日本: 4, 'e\u0301': 1, '👍🏽': 2, '👨‍👩‍👧': 2, '🇫🇷': 2, '❤️': 2, 한국: 4, ＡＢ: 4, 'a\u200bb': 2 };
  expect(Object.fromEntries(Object.keys(widths).map((text) => [text, textWidth(text)]))).toEqual(widths);
});

test('wrapping', () => {
  expect(wrapText('fits', 4)).toEqual(['fits']);
  expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  expect(wrapText('日本', 1)).toEqual(['日', '本']);
  expect(wrapText('a bbbbbbbbbb', 6)).toEqual(['a bbbb', 'bbbbbb']);
});
