import type { TimeUnit } from '@pixelframe/columnar';
import { DataType, offsetName } from '@pixelframe/columnar';
import { DATE, LOCAL, moment, NO_MOMENT, readMoment, TIME, ZONED } from './moment.ts';
import { FLOAT, fitsInt64, fitsUint64, INTEGER, integerAt, numberKind } from './read-number.ts';

const BOOL = 1;
const INT = 2;
const REAL = 4;
const DAY = 8;
const NAIVE = 16;
const ABSOLUTE = 32;
const CLOCK = 64;
const TEXT = 128;
/** An integer past Int64 that UInt64 holds. */
const LARGE = 256;
const NEGATIVE = 512;

const LOWER = 0x20;
const isWord = (bytes: Uint8Array, start: number, word: string): boolean => {
  for (let i = 0; i < word.length; i++) if ((bytes[start + i]! | LOWER) !== word.charCodeAt(i)) return false;
  return true;
};

/** `true` and `false` in any case: 1 and 0, else -1. */
export function boolAt(bytes: Uint8Array, start: number, end: number): number {
  if (end - start === 4) return isWord(bytes, start, 'true') ? 1 : -1;
  return end - start === 5 && isWord(bytes, start, 'false') ? 0 : -1;
}

const MOMENTS: Readonly<Record<number, number>> = { [DATE]: DAY, [LOCAL]: NAIVE, [ZONED]: ABSOLUTE, [TIME]: CLOCK };

/** Nanoseconds since 1970 end within the years 1677 and 2262. */
const inNanos = (year: number): boolean => year >= 1678 && year <= 2261;

/**
 * The narrowest type that holds every value noted: Daft's rules of inference, except that timestamps of several units
 * take the finest one, and timestamps of several offsets are moments in `+00:00`. What goes together in no other way is a
 * String, so that no value is lost.
 */
export class TypeGuess {
  #seen = 0;
  #decimals = 0;
  #offset: number | null = null;
  #offsets = false;
  #beyondNanos = false;

  /** Nothing that follows can change the answer. */
  get isText(): boolean {
    return (this.#seen & TEXT) !== 0;
  }

  /** A CSV field; empty ones say nothing. */
  field(bytes: Uint8Array, start: number, end: number): void {
    if (start === end) return;
    const first = bytes[start]!;
    // Letters begin booleans and special numbers only.
    if (first > 57 && boolAt(bytes, start, end) >= 0) {
      this.#seen |= BOOL;
      return;
    }
    const kind = numberKind(bytes, start, end);
    if (kind === INTEGER) this.#seen |= fitsInt64(integerAt(bytes, start, end)) ? INT : REAL;
    else if (kind === FLOAT) this.#seen |= REAL;
    else this.text(bytes, start, end);
  }

  /** A text that is at most a date or time. */
  text(bytes: Uint8Array, start: number, end: number): void {
    const kind = readMoment(bytes, start, end);
    if (kind === NO_MOMENT) {
      this.#seen |= TEXT;
      return;
    }
    this.#seen |= MOMENTS[kind]!;
    if (kind === DATE || kind === TIME) return;
    this.#decimals = Math.max(this.#decimals, moment.decimals);
    this.#beyondNanos ||= !inNanos(moment.year);
    if (kind === LOCAL) return;
    this.#offsets ||= this.#offset !== null && this.#offset !== moment.offset;
    this.#offset = moment.offset;
  }

  /** Text that is nothing else. */
  onlyText(): void {
    this.#seen |= TEXT;
  }

  bool(): void {
    this.#seen |= BOOL;
  }

  /** A JSON number without a decimal point or exponent. */
  integer(bytes: Uint8Array, start: number, end: number): void {
    const value = integerAt(bytes, start, end);
    if (value < 0) this.#seen |= NEGATIVE;
    this.#seen |= fitsInt64(value) ? INT : fitsUint64(value) ? LARGE : REAL;
  }

  float(): void {
    this.#seen |= REAL;
  }

  /** `mixBools`: booleans beside integers are 1 and 0, as Daft reads JSON. */
  type(mixBools = false): DataType {
    const seen = this.#seen & ~NEGATIVE;
    switch (seen) {
      case 0:
        return DataType.null();
      case BOOL:
        return DataType.bool();
      case INT:
        return DataType.int64();
      case LARGE:
      case INT | LARGE:
        return (this.#seen & NEGATIVE) === 0 ? DataType.uint64() : DataType.string();
      case BOOL | INT:
        return mixBools ? DataType.int64() : DataType.string();
      case DAY:
        return DataType.date();
      case CLOCK:
        return DataType.time('us');
      case NAIVE:
        return this.#timestamp(null);
      case ABSOLUTE:
        return this.#timestamp(offsetName(this.#offsets ? 0 : this.#offset!));
      default:
        return (seen & ~(INT | REAL | LARGE)) === 0 ? DataType.float64() : DataType.string();
    }
  }

  #timestamp(timezone: string | null): DataType {
    const unit: TimeUnit = this.#decimals === 0 ? 's' : this.#decimals <= 3 ? 'ms' : this.#decimals <= 6 ? 'us' : 'ns';
    return unit === 'ns' && this.#beyondNanos ? DataType.string() : DataType.timestamp(unit, timezone);
  }
}
