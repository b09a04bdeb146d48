import type { Value } from './values.ts';
import { brief, compare, fail, Float, integer, isArray, isNumber, isObject, numberOf } from './values.ts';

const isInteger = (value: Value): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';

/** Integers stay exact; with a float the result is one. */
function arithmetic(
  a: Value,
  b: Value,
  exact: (x: bigint, y: bigint) => bigint,
  float: (x: number, y: number) => number,
): Value {
  if (!isInteger(a) || !isInteger(b)) return new Float(float(numberOf(a), numberOf(b)));
  if (typeof a === 'number' && typeof b === 'number') {
    const result = float(a, b);
    if (Number.isSafeInteger(result)) return result;
  }
  return integer(exact(BigInt(a), BigInt(b)));
}

const bad = (op: string, a: Value, b: Value): never => fail(`cannot calculate ${brief(a)} ${op} ${brief(b)}`);

function merge(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const out = new Map(a);
  for (const [key, value] of b) {
    const own = out.get(key) ?? null;
    out.set(key, isObject(own) && isObject(value) ? merge(own, value) : value);
  }
  return out;
}

const MAX_TEXT = 2 ** 28;

function repeated(text: string, times: number): Value {
  if (times <= 0) return null;
  if (text.length * times > MAX_TEXT) return fail('the text would be too long');
  return text.repeat(Math.max(1, Math.floor(times)));
}

function add(a: Value, b: Value): Value {
  if (a === null) return b;
  if (b === null) return a;
  if (isNumber(a) && isNumber(b))
    return arithmetic(
      a,
      b,
      (x, y) => x + y,
      (x, y) => x + y,
    );
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (isArray(a) && isArray(b)) return [...a, ...b];
  return isObject(a) && isObject(b) ? new Map([...a, ...b]) : bad('+', a, b);
}

function subtract(a: Value, b: Value): Value {
  if (isNumber(a) && isNumber(b))
    return arithmetic(
      a,
      b,
      (x, y) => x - y,
      (x, y) => x - y,
    );
  if (isArray(a) && isArray(b)) return a.filter((item) => b.every((other) => compare(item, other) !== 0));
  return bad('-', a, b);
}

function multiply(a: Value, b: Value): Value {
  if (isNumber(a) && isNumber(b))
    return arithmetic(
      a,
      b,
      (x, y) => x * y,
      (x, y) => x * y,
    );
  if (typeof a === 'string' && isNumber(b)) return repeated(a, numberOf(b));
  if (isNumber(a) && typeof b === 'string') return repeated(b, numberOf(a));
  return isObject(a) && isObject(b) ? merge(a, b) : bad('*', a, b);
}

export function splitText(text: string, separator: string): string[] {
  if (text === '') return [];
  return separator === '' ? [...text] : text.split(separator);
}

function divide(a: Value, b: Value): Value {
  if (isNumber(a) && isNumber(b)) return new Float(numberOf(a) / numberOf(b));
  return typeof a === 'string' && typeof b === 'string' ? splitText(a, b) : bad('/', a, b);
}

function remainder(a: Value, b: Value): Value {
  if (!isNumber(a) || !isNumber(b)) return bad('%', a, b);
  if (isInteger(b) && Number(b) === 0 && isInteger(a)) return fail(`cannot divide ${brief(a)} by zero`);
  return arithmetic(
    a,
    b,
    (x, y) => x % y,
    (x, y) => x % y,
  );
}

/** Operators over two values. */
export const OPERATORS: Readonly<Record<string, (a: Value, b: Value) => Value>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
  '==': (a, b) => compare(a, b) === 0,
  '!=': (a, b) => compare(a, b) !== 0,
  '<': (a, b) => compare(a, b) < 0,
  '<=': (a, b) => compare(a, b) <= 0,
  '>': (a, b) => compare(a, b) > 0,
  '>=': (a, b) => compare(a, b) >= 0,
};

export const negate = (value: Value): Value => (value instanceof Float ? new Float(-value.value) : subtract(0, value));
