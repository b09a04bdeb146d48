import type { Column, DataType } from '@pixelframe/columnar';
import {
  columnToValues,
  fixedWidthColumn,
  formatValue,
  halfBits,
  isFloat,
  isInteger,
  isValid,
  stringColumn,
  stringsOf,
  valuesConstructor,
} from '@pixelframe/columnar';
import { floatText } from './float-text.ts';
import { parseDate, parseDuration, parseTime, parseTimestamp } from './parse-temporal.ts';
import { boolColumn, validityWithout } from './validity.ts';

const TRUE = new Set(['true', 't', 'yes', 'y', 'on', '1']);
const FALSE = new Set(['false', 'f', 'no', 'n', 'off', '0']);
const INTEGER = /^\s*[+-]?\d+\s*$/;

function parseFloatText(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed.toLowerCase() === 'nan') return Number.NaN;
  // Number() also reads 0x10, and nothing as zero.
  if (trimmed === '' || /^[+-]?0[xob]/i.test(trimmed)) return null;
  const value = Number(trimmed.replace(/^([+-]?)inf(inity)?$/i, '$1Infinity'));
  return Number.isNaN(value) ? null : value;
}

/** The longest text that is a safe integer for sure. */
const SHORT = 15;

function parseInteger(text: string): number | bigint | null {
  if (!INTEGER.test(text)) return null;
  return text.length <= SHORT ? Number(text) : BigInt(text.trim().replace(/^\+/, ''));
}

/** What a text means as a value of `to`: the number a column stores; null where it means none. */
function parserFor(to: DataType): (text: string) => number | bigint | null {
  if (to.kind === 'date') return parseDate;
  if (to.kind === 'timestamp') return (text) => parseTimestamp(text, to.unit, to.timezone);
  if (to.kind === 'time') return (text) => parseTime(text, to.unit);
  if (to.kind === 'duration') return parseDuration;
  if (isInteger(to)) return parseInteger;
  return parseFloatText;
}

/** Texts to booleans, numbers, dates or timestamps; what does not parse or does not fit becomes null. */
export function parseStrings(column: Column, to: DataType): Column {
  const texts = stringsOf(column);
  const bad: number[] = [];
  if (to.kind === 'bool') {
    const lower = texts.map((text) => text?.trim().toLowerCase() ?? '');
    lower.forEach((text, i) => {
      if (!TRUE.has(text) && !FALSE.has(text)) bad.push(i);
    });
    return boolColumn(column.length, (i) => TRUE.has(lower[i]!), validityWithout(column, bad));
  }
  const values = new (valuesConstructor(to)!)(column.length);
  const wide = values instanceof BigInt64Array || values instanceof BigUint64Array;
  const parse = parserFor(to);
  let last: string | null = null;
  let parsed: number | bigint | null = null;
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i]!;
    // A literal that was repeated for every row is parsed once.
    if (text !== last) parsed = text === null ? null : parse(text);
    last = text;
    if (parsed === null) {
      bad.push(i);
      continue;
    }
    if (wide) {
      values[i] = BigInt(parsed);
      if (typeof parsed === 'bigint' ? values[i] !== parsed : to.kind === 'uint64' && parsed < 0) bad.push(i);
    } else {
      values[i] = to.kind === 'float16' ? halfBits(parsed as number) : Number(parsed);
      if (!isFloat(to) && values[i] !== Number(parsed)) bad.push(i);
    }
  }
  return fixedWidthColumn(to, values, validityWithout(column, bad));
}

const formatted = (column: Column): Column =>
  stringColumn(
    Array.from({ length: column.length }, (_, row) => (isValid(column, row) ? formatValue(column, row) : null)),
  );

/** Any scalar column as text, by Daft's spelling; dates and times in ISO 8601. */
export function formatStrings(column: Column): Column {
  const { type } = column;
  if (['date', 'time', 'timestamp', 'duration'].includes(type.kind)) {
    return formatted(column);
  }
  // Daft writes Float16 as tables do: no point after whole numbers, no exponents.
  if (type.kind === 'float16') return formatted(column);
  const single = type.kind === 'float32';
  return stringColumn(
    columnToValues(column).map((value) => {
      if (value === null) return null;
      return isFloat(type) ? floatText(value as number, single) : String(value);
    }),
  );
}
