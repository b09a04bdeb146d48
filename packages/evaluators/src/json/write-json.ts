import { floatText } from '../float-text.ts';
import type { Json } from './parse-json.ts';
import { JsonNumber, JsonObject, membersOf } from './parse-json.ts';

/** By code points, as UTF-8 sorts; JavaScript compares UTF-16 units. */
export function compareText(a: string, b: string): number {
  const [left, right] = [a[Symbol.iterator](), b[Symbol.iterator]()];
  for (;;) {
    const [x, y] = [left.next().value, right.next().value];
    if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? -1 : 1;
    if (x !== y) return x.codePointAt(0)! - y.codePointAt(0)!;
  }
}

/** A Float64 as serde_json writes it: `1.0`, `1e-7`, `1e+16`. */
export const jsonFloat = (value: number): string => floatText(value, false).replace(/e(?=\d)/, 'e+');

/** An integer keeps its digits; anything else is a Float64. */
export function numberText({ text }: JsonNumber): string {
  return /^-?\d+$/.test(text) && text !== '-0' ? text : jsonFloat(Number(text));
}

/** The value as compact JSON, keys sorted, of equal keys the last: as Daft writes what it has parsed. */
export function writeJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof JsonNumber) return numberText(value);
  if (value instanceof JsonObject) {
    const members = [...membersOf(value)].sort(([a], [b]) => compareText(a, b));
    return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item)}`).join(',')}}`;
  }
  return `[${value.map(writeJson).join(',')}]`;
}
