const TWO_63 = 2n ** 63n;
const TWO_64 = 2n ** 64n;

const isBase = (base: number): boolean => base >= 2 && base <= 36;

/** The value of a digit or letter in bases up to 36; 36 for any other character. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 122 ? letter - 87 : 36;
}

/** The number of the digits a text starts with; exact beyond the safe integers, null from 2^64 on. */
function parseDigits(text: string, start: number, base: number): number | bigint | null {
  let value = 0;
  let end = start;
  for (; end < text.length; end++) {
    const digit = digitOf(text.charCodeAt(end));
    if (digit >= base) break;
    value = value * base + digit;
  }
  if (value <= Number.MAX_SAFE_INTEGER) return value;
  if (value > 2 ** 65) return null;
  let exact = 0n;
  for (let i = start; i < end; i++) exact = exact * BigInt(base) + BigInt(digitOf(text.charCodeAt(i)));
  return exact < TWO_64 ? exact : null;
}

/**
 * The number a text starts with in another base, upper-case; the rules are those of Spark's and Daft's `conv`: a minus
 * is two's complement in 64 bits unless the base asked for is negative, which asks for a sign. Null where there is no
 * text, a base is none, or 64 bits do not suffice.
 */
export function convertBase(text: string, from: number, to: number): string | null {
  const trimmed = text.trim();
  if (trimmed === '' || !isBase(from) || !isBase(Math.abs(to))) return null;
  const negative = trimmed.startsWith('-');
  const value = parseDigits(trimmed, negative ? 1 : 0, from);
  if (value === null) return null;
  const write = (number: number | bigint): string => number.toString(Math.abs(to)).toUpperCase();
  if (negative && to > 0) {
    if (value > TWO_63) return null;
    return Number(value) === 0 ? '0' : write(TWO_64 - BigInt(value));
  }
  if (to < 0 && value >= TWO_63) return `-${write(TWO_64 - BigInt(value))}`;
  return `${negative ? '-' : ''}${write(value)}`;
}
