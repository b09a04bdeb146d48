import { floatText } from '../../float-text.ts';
import type { Json } from '../parse-json.ts';
import { JsonNumber, JsonObject, membersOf } from '../parse-json.ts';
import { compareText, numberText } from '../write-json.ts';

/** A number that is no integer, or was not written as one: it keeps how it was written. */
export class Float {
  readonly value: number;
  readonly text: string;
  constructor(value: number, text?: string) {
    this.value = value;
    this.text = text ?? (Number.isFinite(value) ? floatText(value, false) : 'null');
  }
}

/** What a filter takes and gives: integers are numbers, bigints past 2^53. Objects are Maps in the order of their keys. */
export type Value = null | boolean | number | bigint | Float | string | readonly Value[] | ReadonlyMap<string, Value>;

/** A filter that fails, with the value that `catch` gets. */
export class JqError extends Error {
  readonly value: Value;
  constructor(value: Value) {
    super(typeof value === 'string' ? value : show(value));
    this.value = value;
  }
}

export const fail = (message: string): never => {
  throw new JqError(message);
};

/** How many code points a text has. */
export const characters = (text: string): number => Array.from(text).length;

export const isNumber = (value: Value): value is number | bigint | Float =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof Float;
export const isArray = (value: Value): value is readonly Value[] => Array.isArray(value);
export const isObject = (value: Value): value is ReadonlyMap<string, Value> => value instanceof Map;
export const truthy = (value: Value): boolean => value !== null && value !== false;

export const numberOf = (value: Value): number => {
  if (!isNumber(value)) return fail(`${brief(value)} is no number`);
  return value instanceof Float ? value.value : Number(value);
};
export const integer = (value: bigint): number | bigint =>
  value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;

export function typeOf(value: Value): string {
  if (value === null) return 'null';
  if (isNumber(value)) return 'number';
  if (isArray(value)) return 'array';
  return isObject(value) ? 'object' : typeof value;
}

/** Keys come sorted, as Daft's parser has them. */
export function fromJson(value: Json): Value {
  if (value instanceof JsonNumber) {
    const text = numberText(value);
    return /[.eE]/.test(text) ? new Float(Number(text), text) : integer(BigInt(text));
  }
  if (value instanceof JsonObject) {
    const members = [...membersOf(value)].sort(([a], [b]) => compareText(a, b));
    return new Map(members.map(([key, item]) => [key, fromJson(item)] as const));
  }
  return Array.isArray(value) ? value.map(fromJson) : (value as null | boolean | string);
}

export function show(value: Value): string {
  if (value instanceof Float) return value.text;
  if (typeof value === 'string') return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(show).join(',')}]`;
  if (isObject(value)) return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}:${show(item)}`).join(',')}}`;
  return String(value);
}

/** A value in a message, cut where it is long. */
export function brief(value: Value): string {
  const text = show(value);
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}

const RANK: Readonly<Record<string, number>> = { null: 0, boolean: 1, number: 3, string: 4, array: 5, object: 6 };
const rank = (value: Value): number => (value === true ? 2 : RANK[typeOf(value)]!);

export const sortedKeys = (value: ReadonlyMap<string, Value>): string[] => [...value.keys()].sort(compareText);

/** jq's order: null, false, true, numbers, strings, arrays, objects. */
export function compare(a: Value, b: Value): number {
  const ranks = rank(a) - rank(b);
  if (ranks !== 0) return ranks;
  if (isNumber(a)) {
    if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
    const [x, y] = [numberOf(a), numberOf(b)];
    // NaN is below every number, itself included.
    return x < y || Number.isNaN(x) ? -1 : x > y ? 1 : 0;
  }
  if (typeof a === 'string') return compareText(a, b as string);
  if (isArray(a)) {
    const other = b as readonly Value[];
    for (let i = 0; i < Math.min(a.length, other.length); i++) {
      const sign = compare(a[i]!, other[i]!);
      if (sign !== 0) return sign;
    }
    return a.length - other.length;
  }
  if (!isObject(a)) return 0;
  const other = b as ReadonlyMap<string, Value>;
  const keys = sortedKeys(a);
  const sign = compare(keys, sortedKeys(other));
  if (sign !== 0) return sign;
  for (const key of keys) {
    const each = compare(a.get(key)!, other.get(key)!);
    if (each !== 0) return each;
  }
  return 0;
}
