import { timeFormatItems } from '@pixelframe/plan';
import { COMPOUND, MONTHS, WEEKDAYS } from './names.ts';
import type { FieldName, ParsedTime } from './parsed-time.ts';
import { emptyTime, FIELDS, LIMITS } from './parsed-time.ts';

/** Reads one item at `time.at`; false where the text does not match. */
type Read = (text: string, time: ParsedTime) => boolean;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const SPACE = /\s/;

function skipSpace(text: string, time: ParsedTime): void {
  for (; time.at < text.length; time.at++) {
    const code = text.charCodeAt(time.at);
    // Most characters are quickly known to be none.
    if (code > 32 && code < 128) return;
    if (!SPACE.test(text[time.at]!)) return;
  }
}

/** Up to `most` digits at the position; NaN where there are fewer than `least`. */
function digits(text: string, time: ParsedTime, least: number, most: number): number {
  let value = 0;
  const start = time.at;
  while (time.at < text.length && time.at - start < most && isDigit(text.charCodeAt(time.at))) {
    value = value * 10 + text.charCodeAt(time.at++) - 48;
  }
  return time.at - start < least ? Number.NaN : value;
}

/** Sets a field; a field that was there before must have been the same. */
type SetField = (time: ParsedTime, value: number) => boolean;

function setter(field: FieldName): SetField {
  const index = FIELDS[field];
  const [low, high] = LIMITS[field];
  return ({ fields }, value) => {
    if (!(value >= low && value <= high)) return false;
    const before = fields[index]!;
    fields[index] = value;
    return Number.isNaN(before) || before === value;
  };
}

const setHalf = setter('half');
const setHour = setter('hour12');
const setNanos = setter('nanos');
const setOffset = setter('offset');

function number(
  field: FieldName,
  width: number,
  { signed = false, map }: { readonly signed?: boolean; readonly map?: (value: number) => number } = {},
): Read {
  const set = setter(field);
  return (text, time) => {
    skipSpace(text, time);
    const sign = signed ? text[time.at] : undefined;
    let value: number;
    if (sign === '-' || sign === '+') {
      time.at++;
      value = digits(text, time, 1, Infinity) * (sign === '-' ? -1 : 1);
    } else {
      value = digits(text, time, 1, width);
    }
    return set(time, map === undefined ? value : map(value));
  };
}

/** A name or its first three letters, in any case; `long`: the rest of it is read where it is there. */
function name(field: FieldName, names: readonly string[], first: number, long: boolean): Read {
  const lower = names.map((full) => full.toLowerCase());
  const set = setter(field);
  return (text, time) => {
    const start = text.slice(time.at, time.at + 9).toLowerCase();
    const index = lower.findIndex((full) => start.startsWith(full.slice(0, 3)));
    if (index === -1) return false;
    time.at += long && start.startsWith(lower[index]!) ? lower[index]!.length : 3;
    return set(time, index + first);
  };
}

const halfOfDay: Read = (text, time) => {
  const half = text.slice(time.at, time.at + 2).toLowerCase();
  time.at += 2;
  return (half === 'am' || half === 'pm') && setHalf(time, half === 'am' ? 0 : 1);
};

/** Exactly so many digits of a second, or up to nine with those after them passed over. */
function fraction(text: string, time: ParsedTime, exact: number | null): boolean {
  const start = time.at;
  const value = digits(text, time, exact ?? 1, exact ?? 9);
  const count = time.at - start;
  if (exact === null) while (isDigit(text.charCodeAt(time.at))) time.at++;
  return setNanos(time, value * 10 ** (9 - count));
}

/** A fraction after a point, or nothing. */
const pointed =
  (exact: number | null): Read =>
  (text, time) => {
    if (text[time.at] !== '.') return true;
    time.at++;
    return fraction(text, time, exact);
  };

/** What may stand for an offset besides one such as +02:00 or -0530. */
interface OffsetForms {
  readonly zulu?: true;
  readonly utc?: true;
  /** Hours alone, at the end of the text. */
  readonly hours?: true;
}

function offset({ zulu, utc, hours: alone }: OffsetForms = {}): Read {
  const none = new RegExp(`^(${[zulu ? 'z' : [], utc ? 'utc' : []].flat().join('|') || '(?!)'})`, 'i');
  return (text, time) => {
    skipSpace(text, time);
    const rest = text.slice(time.at, time.at + 16);
    const zero = none.exec(rest)?.[0];
    if (zero !== undefined) {
      time.at += zero.length;
      return setOffset(time, 0);
    }
    const [all, sign, hours, minutes] = /^([+\-\u2212])(\d\d)[\s:]*([0-5]\d)?/.exec(rest) ?? [];
    if (all === undefined) return false;
    time.at += all.length;
    if (minutes === undefined && !(alone === true && time.at === text.length)) return false;
    const size = Number(hours) * 3600 + Number(minutes ?? 0) * 60;
    return setOffset(time, sign === '+' ? size : -size);
  };
}

const zoneName: Read = (text, time) => {
  while (time.at < text.length && !SPACE.test(text[time.at]!)) time.at++;
  return true;
};

const space: Read = (text, time) => {
  skipSpace(text, time);
  return true;
};

const literal =
  (expected: string): Read =>
  (text, time) => {
    if (!text.startsWith(expected, time.at)) return false;
    time.at += expected.length;
    return true;
  };

const hour24: Read = (text, time) => {
  skipSpace(text, time);
  const hour = digits(text, time, 1, 2);
  return hour < 24 && setHalf(time, hour < 12 ? 0 : 1) && setHour(time, hour % 12);
};

const hour12 = number('hour12', 2, { map: (hour) => (hour >= 1 && hour <= 12 ? hour % 12 : Number.NaN) });

const NUMBERS: Readonly<Record<string, Read>> = {
  Y: number('year', 4, { signed: true }),
  C: number('century', 2),
  y: number('yearOfCentury', 2),
  G: number('isoYear', 4, { signed: true }),
  g: number('isoYearOfCentury', 2),
  q: number('quarter', 1),
  m: number('month', 2),
  d: number('day', 2),
  e: number('day', 2),
  j: number('ordinal', 3),
  u: number('weekday', 1, { map: (value) => value - 1 }),
  w: number('weekday', 1, { map: (value) => (value <= 6 ? (value + 6) % 7 : Number.NaN) }),
  U: number('weekFromSunday', 2),
  W: number('weekFromMonday', 2),
  V: number('isoWeek', 2),
  H: hour24,
  k: hour24,
  I: hour12,
  l: hour12,
  M: number('minute', 2),
  S: number('second', 2),
  f: number('nanos', 9),
  s: number('timestamp', Infinity),
};

const OTHERS: Readonly<Record<string, Read>> = {
  '%a': name('weekday', WEEKDAYS, 0, false),
  '%A': name('weekday', WEEKDAYS, 0, true),
  '%b': name('month', MONTHS, 1, false),
  '%h': name('month', MONTHS, 1, false),
  '%B': name('month', MONTHS, 1, true),
  '%p': halfOfDay,
  '%P': halfOfDay,
  '%.f': pointed(null),
  '%.3f': pointed(3),
  '%.6f': pointed(6),
  '%.9f': pointed(9),
  '%3f': (text, time) => fraction(text, time, 3),
  '%6f': (text, time) => fraction(text, time, 6),
  '%9f': (text, time) => fraction(text, time, 9),
  '%z': offset(),
  '%:z': offset(),
  '%::z': offset(),
  '%:::z': offset(),
  '%#z': offset({ zulu: true, hours: true }),
  '%Z': zoneName,
  '%n': space,
  '%t': space,
  '%%': literal('%'),
};

const dateSeparator: Read = (text, time) => {
  time.at++;
  return /[tT\s]/.test(text[time.at - 1] ?? '');
};

function readersOf(format: string): Read[] {
  return timeFormatItems(format)!.flatMap((item) => {
    // RFC 3339, with spaces where chrono lets them be.
    if (item === '%+') {
      return [
        ...readersOf('%Y -%m -%d'),
        dateSeparator,
        ...readersOf('%H :%M :%S%.f'),
        offset({ zulu: true, utc: true }),
      ];
    }
    if (COMPOUND[item] !== undefined) return readersOf(COMPOUND[item]);
    if (OTHERS[item] !== undefined) return [OTHERS[item]];
    const plain = /^%[-_0]?([A-Za-z])$/.exec(item);
    if (plain !== null) return [NUMBERS[plain[1]!]!];
    return item.split(/(\s+)/).flatMap((part) => (part === '' ? [] : [/^\s/.test(part) ? space : literal(part)]));
  });
}

/**
 * Reads text by a format that the plan has checked, by the rules of chrono: numbers may have fewer digits than they
 * are written with and spaces before them, names may be in any case. Gives the same object at each call, or null
 * where the text does not match; `at` is where the match ends.
 */
export function timeReader(format: string): (text: string) => ParsedTime | null {
  const readers = readersOf(format);
  const time = emptyTime();
  return (text) => {
    time.at = 0;
    time.fields.fill(Number.NaN);
    for (let i = 0; i < readers.length; i++) if (!readers[i]!(text, time)) return null;
    return time;
  };
}
