import { daysFromCivil, daysInMonth } from '@pixelframe/columnar';

const HYPHEN = 45;
const SLASH = 47;
const COLON = 58;
const SPACE = 32;
const DOT = 46;
const PLUS = 43;
const ZERO = 48;

export const NO_MOMENT = 0;
export const DATE = 1;
/** A timestamp without a time zone. */
export const LOCAL = 2;
/** A timestamp with an offset. */
export const ZONED = 3;
export const TIME = 4;

/** The parts of the last text that {@link readMoment} took for a moment. One for all: nothing is made per value. */
export const moment = {
  /** Days since 1970-01-01; 0 for a time. */
  days: 0,
  year: 0,
  /** Seconds since midnight. */
  seconds: 0,
  nanos: 0,
  /** Decimals of the second that the text has. */
  decimals: 0,
  /** Minutes east of Greenwich. */
  offset: 0,
};

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= 57;

let text: Uint8Array = new Uint8Array(0);
let at = 0;
let end = 0;

/** One or two digits, or -1. */
function small(): number {
  if (at >= end || !isDigit(text[at])) return -1;
  let value = text[at++]! - ZERO;
  if (at < end && isDigit(text[at])) value = value * 10 + (text[at++]! - ZERO);
  return value;
}

function eat(byte: number): boolean {
  if (at >= end || text[at] !== byte) return false;
  at++;
  return true;
}

/** `2020-01-31` or `2020/1/31`: the byte between the parts, 0 where there is no date. */
function readDay(): number {
  if (end - at < 8) return 0;
  let year = 0;
  for (const stop = at + 4; at < stop; at++) {
    if (!isDigit(text[at])) return 0;
    year = year * 10 + (text[at]! - ZERO);
  }
  const between = text[at]!;
  if ((between !== HYPHEN && between !== SLASH) || !eat(between)) return 0;
  const month = small();
  if (month < 1 || month > 12 || !eat(between)) return 0;
  const day = small();
  if (day < 1 || day > daysInMonth(year, month)) return 0;
  moment.year = year;
  moment.days = daysFromCivil(year, month, day);
  return between;
}

/** `3:04:05.678`; seconds may be missing where `short` allows it. */
function readClock(short: boolean): boolean {
  moment.nanos = 0;
  moment.decimals = 0;
  const hour = small();
  if (hour < 0 || hour > 23 || !eat(COLON)) return false;
  const minute = small();
  if (minute < 0 || minute > 59) return false;
  let second = 0;
  if (eat(COLON)) {
    second = small();
    if (second < 0 || second > 59) return false;
    if (eat(DOT) && !readDecimals()) return false;
  } else if (!short) return false;
  moment.seconds = hour * 3600 + minute * 60 + second;
  return true;
}

function readDecimals(): boolean {
  let value = 0;
  let count = 0;
  for (; at < end && isDigit(text[at]); at++) {
    if (++count > 9) return false;
    value = value * 10 + (text[at]! - ZERO);
  }
  moment.decimals = count;
  moment.nanos = value * 10 ** (9 - count);
  return count > 0;
}

/** `Z`, ` UTC`, `+02:00` or `+0200`, to the end of the text. */
function readOffset(): boolean {
  moment.offset = 0;
  const spaced = eat(SPACE);
  const byte = text[at]!;
  if (!spaced && (byte | 0x20) === 122) return ++at === end;
  if (byte === 85) return end - at === 3 && text[at + 1] === 84 && text[at + 2] === 67;
  if (byte !== PLUS && byte !== HYPHEN) return false;
  at++;
  const digits = end - at === 5 && text[at + 2] === COLON ? [0, 1, 3, 4] : end - at === 4 ? [0, 1, 2, 3] : null;
  if (digits === null || digits.some((i) => !isDigit(text[at + i]))) return false;
  const [a, b, c, d] = digits.map((i) => text[at + i]! - ZERO) as [number, number, number, number];
  const minutes = (a * 10 + b) * 60 + c * 10 + d;
  if (a * 10 + b > 23 || c > 5) return false;
  moment.offset = byte === HYPHEN ? -minutes : minutes;
  return true;
}

/**
 * Whether a text is a date, a timestamp or a time, and which: its parts are then in {@link moment}. Dates have four digits
 * of year, and `-` or `/` between their parts; timestamps have `T` or a space before the time, which has seconds.
 */
export function readMoment(bytes: Uint8Array, from: number, to: number): number {
  // The shortest is 1:02, the longest 2020-01-31T01:02:03.123456789 +02:00; all begin with a digit.
  if (to - from < 4 || to - from > 36 || !isDigit(bytes[from])) return NO_MOMENT;
  text = bytes;
  at = from;
  end = to;
  if (bytes[from + 1] === COLON || bytes[from + 2] === COLON) {
    moment.days = 0;
    return readClock(true) && at === end ? TIME : NO_MOMENT;
  }
  const between = readDay();
  if (between === 0) return NO_MOMENT;
  if (at === end) return DATE;
  const letter = text[at]!;
  if (between === SLASH || (letter !== SPACE && (letter | 0x20) !== 116)) return NO_MOMENT;
  at++;
  if (!readClock(false)) return NO_MOMENT;
  if (at === end) return LOCAL;
  return readOffset() ? ZONED : NO_MOMENT;
}
