import type { CivilDate } from '@pixelframe/columnar';
import { dayOfYear, isoWeek, isoYear, weekdayOf, weekFrom } from '@pixelframe/columnar';
import { timeFormatItems } from '@pixelframe/plan';
import type { ByteSink } from './byte-sink.ts';
import { fixedText, writeDigits } from './byte-sink.ts';
import { COMPOUND, MONTHS, WEEKDAYS } from './names.ts';

/** One moment taken apart; one object is written over for every row. */
export interface Moment extends CivilDate {
  /** Days since 1970-01-01 of the local date. */
  days: number;
  /** Local second of the day. */
  second: number;
  nanos: number;
  /** Seconds that the local time is ahead of UTC. */
  offset: number;
}

type Write = (sink: ByteSink, moment: Moment) => void;

/** Writes moments by one format. */
export interface TimeWriter {
  /** Most bytes that one moment takes. */
  readonly size: number;
  readonly write: Write;
}

const scratch: CivilDate = { year: 0, month: 0, day: 0 };
const ZERO = 48;
const SPACE = 32;
const MINUS = 45;
const PLUS = 43;

const hour12 = (moment: Moment): number => (((moment.second / 3600 + 11) % 12) | 0) + 1;
const mod = (value: number, by: number): number => ((value % by) + by) % by;

interface NumberItem {
  readonly of: (moment: Moment) => number;
  readonly width: number;
  readonly pad: number;
  /** Years get a sign outside 0 to 9999. */
  readonly signed?: true;
}

const number = (width: number, of: NumberItem['of'], pad = ZERO): NumberItem => ({ of, width, pad });

const NUMBERS: Readonly<Record<string, NumberItem>> = {
  Y: { ...number(4, (m) => m.year), signed: true },
  G: { ...number(4, (m) => isoYear(m.days, scratch)), signed: true },
  C: number(2, (m) => Math.floor(m.year / 100)),
  y: number(2, (m) => mod(m.year, 100)),
  g: number(2, (m) => mod(isoYear(m.days, scratch), 100)),
  q: number(1, (m) => Math.ceil(m.month / 3)),
  m: number(2, (m) => m.month),
  d: number(2, (m) => m.day),
  e: number(2, (m) => m.day, SPACE),
  j: number(3, (m) => dayOfYear(m.days, m.year)),
  u: number(1, (m) => weekdayOf(m.days) + 1),
  w: number(1, (m) => (weekdayOf(m.days) + 1) % 7),
  U: number(2, (m) => weekFrom(m.days, m.year, 6)),
  W: number(2, (m) => weekFrom(m.days, m.year, 0)),
  V: number(2, (m) => isoWeek(m.days, scratch)),
  H: number(2, (m) => (m.second / 3600) | 0),
  k: number(2, (m) => (m.second / 3600) | 0, SPACE),
  I: number(2, hour12),
  l: number(2, hour12, SPACE),
  M: number(2, (m) => ((m.second / 60) | 0) % 60),
  S: number(2, (m) => m.second % 60),
  f: number(9, (m) => m.nanos),
  s: number(1, (m) => m.days * 86_400 + m.second - m.offset),
};

const PADS: Readonly<Record<string, number>> = { _: SPACE, '0': ZERO };

function numberWriter({ of, width, pad: usual, signed }: NumberItem, modifier: string): TimeWriter {
  const pad = PADS[modifier] ?? usual;
  const digits = modifier === '-' ? 1 : width;
  return {
    size: 24,
    write(sink, moment) {
      const value = of(moment);
      if (value >= 0 && !(signed === true && value > 9999)) {
        writeDigits(sink, value, digits, pad);
        return;
      }
      // Zeros come after the sign, spaces before it: four of them and a digit at least.
      if (pad === SPACE && value > -1000)
        for (let i = String(value).length; i <= digits; i++) sink.bytes[sink.at++] = SPACE;
      sink.bytes[sink.at++] = value < 0 ? MINUS : PLUS;
      writeDigits(sink, Math.abs(value), pad === ZERO ? digits : 1, ZERO);
    },
  };
}

const POWERS = [1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1e3, 1e2, 10, 1];

const fraction = (digits: number, point: boolean): TimeWriter => ({
  size: digits + 1,
  write(sink, { nanos }) {
    if (point) sink.bytes[sink.at++] = 46;
    writeDigits(sink, Math.floor(nanos / POWERS[digits]!), digits, ZERO);
  },
});

const [MILLIS, MICROS, NANOS] = [fraction(3, true), fraction(6, true), fraction(9, true)];

/** As few of 0, 3, 6 and 9 digits as hold all there are. */
const shortFraction: TimeWriter = {
  size: 10,
  write(sink, moment) {
    const { nanos } = moment;
    if (nanos === 0) return;
    (nanos % 1e6 === 0 ? MILLIS : nanos % 1e3 === 0 ? MICROS : NANOS).write(sink, moment);
  },
};

const offsetWriter = (separator: string, parts: 1 | 2 | 3): TimeWriter => ({
  size: 10,
  write(sink, { offset }) {
    const size = Math.abs(offset);
    // Minutes are rounded where seconds are not written.
    const minutes = parts === 2 ? Math.floor((size + 30) / 60) : Math.floor(size / 60);
    sink.bytes[sink.at++] = offset < 0 ? MINUS : PLUS;
    [Math.floor(minutes / 60), minutes % 60, size % 60].slice(0, parts).forEach((value, i) => {
      if (i > 0 && separator !== '') sink.bytes[sink.at++] = separator.charCodeAt(0);
      writeDigits(sink, value, 2, ZERO);
    });
  },
});

/** One of several texts of ASCII. */
function choice(texts: readonly string[], of: (moment: Moment) => number): TimeWriter {
  const writers = texts.map(fixedText);
  return {
    size: Math.max(...texts.map((text) => text.length)),
    write: (sink, moment) => writers[of(moment)]!.write(sink),
  };
}

const weekday = (moment: Moment): number => weekdayOf(moment.days);
const month = (moment: Moment): number => moment.month - 1;
const half = (moment: Moment): number => (moment.second < 43_200 ? 0 : 1);
const short = (names: readonly string[]): string[] => names.map((name) => name.slice(0, 3));

const OTHERS: Readonly<Record<string, TimeWriter>> = {
  '%a': choice(short(WEEKDAYS), weekday),
  '%A': choice(WEEKDAYS, weekday),
  '%b': choice(short(MONTHS), month),
  '%h': choice(short(MONTHS), month),
  '%B': choice(MONTHS, month),
  '%p': choice(['AM', 'PM'], half),
  '%P': choice(['am', 'pm'], half),
  '%.f': shortFraction,
  '%3f': fraction(3, false),
  '%6f': fraction(6, false),
  '%9f': fraction(9, false),
  '%.3f': MILLIS,
  '%.6f': MICROS,
  '%.9f': NANOS,
  '%z': offsetWriter('', 2),
  '%:z': offsetWriter(':', 2),
  // Daft has only the offset of a moment, not its zone's name.
  '%Z': offsetWriter(':', 2),
  '%::z': offsetWriter(':', 3),
  '%:::z': offsetWriter(':', 1),
  '%n': fixedText('\n'),
  '%t': fixedText('\t'),
  '%%': fixedText('%'),
};

function writersOf(format: string): TimeWriter[] {
  return timeFormatItems(format)!.flatMap((item) => {
    const compound = item === '%+' ? '%Y-%m-%dT%H:%M:%S%.f%:z' : COMPOUND[item];
    if (compound !== undefined) return writersOf(compound);
    const plain = /^%([-_0]?)([A-Za-z])$/.exec(item);
    return [OTHERS[item] ?? (plain === null ? fixedText(item) : numberWriter(NUMBERS[plain[2]!]!, plain[1]!))];
  });
}

function sequence(writers: readonly TimeWriter[]): TimeWriter {
  return {
    size: writers.reduce((sum, { size }) => sum + size, 0),
    write(sink, moment) {
      for (let i = 0; i < writers.length; i++) writers[i]!.write(sink, moment);
    },
  };
}

/** Writes moments by a format that the plan has checked. */
export const timeWriter = (format: string): TimeWriter => sequence(writersOf(format));

const numericOffset = OTHERS['%:z']!;
const zulu = fixedText('Z');

/** ISO 8601 as Daft writes it: `Z` for an offset of nothing. */
export function isoWriter(kind: 'date' | 'time' | 'timestamp', zoned: boolean): TimeWriter {
  if (kind === 'date') return timeWriter('%Y-%m-%d');
  const local = timeWriter(kind === 'time' ? '%H:%M:%S%.f' : '%Y-%m-%dT%H:%M:%S%.f');
  const offset: TimeWriter = {
    size: 10,
    write: (sink, moment) => (moment.offset === 0 ? zulu : numericOffset).write(sink, moment),
  };
  return zoned ? sequence([local, offset]) : local;
}
