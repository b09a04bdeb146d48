const MINUS = 45;
const PLUS = 43;
const DOT = 46;
const ZERO = 48;

/** Powers of ten that a Float64 holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, i) => 10 ** i);
/** Digits that fit a safe integer whatever they are. */
const SAFE_DIGITS = 15;

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= 57;
const isSign = (byte: number): boolean => byte === MINUS || byte === PLUS;
const isE = (byte: number | undefined): boolean => byte === 101 || byte === 69;

/** Bytes of ASCII text as a string. */
export function asciiAt(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}

export const NOT_A_NUMBER = 0;
/** Digits with or without a sign. */
export const INTEGER = 1;
/** With a decimal point or an exponent; infinities and NaN. */
export const FLOAT = 2;

/** What kind of number a text is as a whole: as Rust reads them, so `.5`, `5.` and `+1` are ones, `0x10` is none. */
export function numberKind(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  if (at < end && isSign(bytes[at]!)) at++;
  const digits = at;
  while (at < end && isDigit(bytes[at])) at++;
  let count = at - digits;
  if (at === end) return count > 0 ? INTEGER : NOT_A_NUMBER;
  if (bytes[at] === DOT) {
    const decimals = ++at;
    while (at < end && isDigit(bytes[at])) at++;
    count += at - decimals;
  }
  if (count === 0) return end - digits <= 8 && isSpecial(bytes, digits, end) ? FLOAT : NOT_A_NUMBER;
  if (at === end) return FLOAT;
  if (!isE(bytes[at])) return NOT_A_NUMBER;
  at++;
  if (at < end && isSign(bytes[at]!)) at++;
  const exponent = at;
  while (at < end && isDigit(bytes[at])) at++;
  return at === end && at > exponent ? FLOAT : NOT_A_NUMBER;
}

function isSpecial(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start]! | 0x20;
  // i or n.
  if (first !== 105 && first !== 110) return false;
  return ['nan', 'inf', 'infinity'].includes(asciiAt(bytes, start, end).toLowerCase());
}

/** The value of a text of {@link numberKind} INTEGER; a bigint where it might not be a safe integer. */
export function integerAt(bytes: Uint8Array, start: number, end: number): number | bigint {
  const first = bytes[start]!;
  const digits = isSign(first) ? start + 1 : start;
  if (end - digits > SAFE_DIGITS) return BigInt(asciiAt(bytes, first === PLUS ? digits : start, end));
  let value = 0;
  for (let i = digits; i < end; i++) value = value * 10 + (bytes[i]! - ZERO);
  // Never -0: an integer has none.
  return first === MINUS && value !== 0 ? -value : value;
}

/**
 * The Float64 nearest to a text of {@link numberKind} INTEGER or FLOAT. Up to 15 digits and 22 decimals both the digits
 * and the power of ten are exact, so one division rounds correctly (Clinger's fast path); the rest goes through Number.
 */
export function floatAt(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start]!;
  let at = isSign(first) ? start + 1 : start;
  let value = 0;
  let digits = 0;
  let decimals = -1;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === DOT && decimals < 0) {
      decimals = 0;
      continue;
    }
    if (!isDigit(byte)) break;
    value = value * 10 + (byte - ZERO);
    if (value !== 0) digits++;
    if (decimals >= 0) decimals++;
  }
  if (at < end || digits > SAFE_DIGITS || decimals > 22) return slowFloat(asciiAt(bytes, start, end));
  const exact = decimals > 0 ? value / POWERS[decimals]! : value;
  return first === MINUS ? -exact : exact;
}

function slowFloat(text: string): number {
  const value = Number(text);
  if (!Number.isNaN(value)) return value;
  if (/nan$/i.test(text)) return Number.NaN;
  return text.startsWith('-') ? -Infinity : Infinity;
}

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;
const MAX_UINT64 = 2n ** 64n - 1n;

export const fitsInt64 = (value: number | bigint): boolean =>
  typeof value === 'number' || (value >= MIN_INT64 && value <= MAX_INT64);
export const fitsUint64 = (value: number | bigint): boolean => value >= 0 && value <= MAX_UINT64;
