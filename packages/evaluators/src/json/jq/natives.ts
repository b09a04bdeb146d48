import { parseTimestamp } from '../../parse-temporal.ts';
import { JsonError, parseJson } from '../parse-json.ts';
import { FORMATS, isNumeral, mustBeNumber, textOf } from './formats.ts';
import { matchesOf } from './match.ts';
import { splitText } from './operators.ts';
import type { Path } from './paths.ts';
import { deletePath, getPath, setPath, stepOf, stepsIn } from './paths.ts';
import type { Value } from './values.ts';
import {
  brief,
  characters,
  compare,
  fail,
  Float,
  fromJson,
  integer,
  isArray,
  isNumber,
  isObject,
  JqError,
  numberOf,
  show,
  sortedKeys,
  typeOf,
} from './values.ts';

const string = (value: Value): string => (typeof value === 'string' ? value : fail(`${brief(value)} is no string`));
const array = (value: Value): readonly Value[] => (isArray(value) ? value : fail(`${brief(value)} is no array`));

function lengthOf(value: Value): Value {
  if (value === null) return 0;
  if (typeof value === 'string') return [...value].length;
  if (isArray(value)) return value.length;
  if (isObject(value)) return value.size;
  if (typeof value === 'boolean') return fail(`${brief(value)} has no length`);
  return absolute(value);
}

function absolute(value: Value): Value {
  if (value instanceof Float) return value.value < 0 ? new Float(-value.value) : value;
  if (typeof value === 'bigint') return value < 0n ? -value : value;
  return Math.abs(numberOf(value));
}

/** To a whole number, which is an integer then. */
const whole =
  (round: (value: number) => number) =>
  (value: Value): Value => {
    if (!(value instanceof Float)) return mustBeNumber(value);
    const result = round(value.value);
    return Number.isFinite(result) ? integer(BigInt(result)) : new Float(result);
  };

function contains(a: Value, b: Value): boolean {
  if (isObject(a) && isObject(b)) return [...b].every(([key, value]) => a.has(key) && contains(a.get(key)!, value));
  if (isArray(a) && isArray(b)) return b.every((item) => a.some((own) => contains(own, item)));
  if (typeof a === 'string' && typeof b === 'string') return a.includes(b);
  return compare(a, b) === 0;
}

function indices(value: Value, of: Value): Value {
  if (value === null) return null;
  if (typeof value === 'string') {
    const wanted = string(of);
    const found: number[] = [];
    if (wanted === '') return found;
    for (let at = value.indexOf(wanted); at !== -1; at = value.indexOf(wanted, at + 1))
      found.push(characters(value.slice(0, at)));
    return found;
  }
  const items = array(value);
  const wanted = isArray(of) ? of : [of];
  if (wanted.length === 0) return [];
  return items.flatMap((_, i) =>
    wanted.every((item, k) => i + k < items.length && compare(items[i + k]!, item) === 0) ? [i] : [],
  );
}

function flatten(value: Value, depth: number): Value[] {
  return array(value).flatMap((item) => (isArray(item) && depth > 0 ? flatten(item, depth - 1) : [item]));
}

function parsed(text: string): Value {
  try {
    return fromJson(parseJson(text));
  } catch (error) {
    if (error instanceof JsonError) return fail(error.message);
    throw error;
  }
}

function numeral(value: Value): Value {
  if (isNumber(value)) return value;
  if (!isNumeral(string(value))) return fail(`${brief(value)} is no number`);
  const text = value as string;
  return /^-?\d+$/.test(text) ? integer(BigInt(text)) : new Float(Number(text), text);
}

function has(value: Value, key: Value): boolean {
  if (isObject(value)) return value.has(string(key));
  return isArray(value) ? numberOf(key) >= 0 && numberOf(key) < value.length : fail(`${brief(value)} has no keys`);
}

const pathOf = (value: Value): Path => array(value).map(stepOf);

/** A moment in seconds since 1970 by a pattern of `%Y-%m-%dT%H:%M:%SZ` and its parts, in UTC. */
function dateText(value: Value, pattern: string): string {
  const iso = new Date(Math.floor(numberOf(value)) * 1000).toISOString();
  const parts: Readonly<Record<string, string>> = {
    Y: iso.slice(0, -20),
    m: iso.slice(-19, -17),
    d: iso.slice(-16, -14),
    H: iso.slice(-13, -11),
    M: iso.slice(-10, -8),
    S: iso.slice(-7, -5),
    F: iso.slice(0, -14),
    T: iso.slice(-13, -5),
    Z: 'UTC',
    '%': '%',
  };
  return pattern.replace(/%(.)/g, (_, letter: string) => parts[letter] ?? fail(`strftime knows no %${letter}`));
}

const float =
  (compute: (value: number) => number) =>
  (value: Value): Value =>
    new Float(compute(numberOf(value)));

const changed =
  (change: (text: string) => string) =>
  (value: Value): Value =>
    change(string(value));

const MATHS = ['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sqrt', 'cbrt', 'exp', 'log', 'log2', 'log10'] as const;

type Native = (input: Value, ...args: Value[]) => Value;

/** Functions of values, by name and number of arguments. */
export const NATIVES: ReadonlyMap<string, Native> = new Map<string, Native>([
  ...MATHS.map((name): [string, Native] => [`${name}/0`, float(Math[name])]),
  ['not/0', (value) => value === null || value === false],
  ['true/0', () => true],
  ['false/0', () => false],
  ['null/0', () => null],
  ['infinite/0', () => new Float(Infinity)],
  ['nan/0', () => new Float(Number.NaN)],
  ['isnan/0', (value) => Number.isNaN(numberOf(value))],
  ['isinfinite/0', (value) => Math.abs(numberOf(value)) === Infinity],
  ['isnormal/0', (value) => Number.isFinite(numberOf(value)) && Math.abs(numberOf(value)) >= 2 ** -1022],
  ['type/0', typeOf],
  ['length/0', lengthOf],
  ['utf8bytelength/0', (value) => new TextEncoder().encode(string(value)).length],
  ['abs/0', (value) => (isNumber(value) ? absolute(value) : value)],
  ['floor/0', whole(Math.floor)],
  ['ceil/0', whole(Math.ceil)],
  ['round/0', whole((value) => Math.sign(value) * Math.round(Math.abs(value)))],
  ['trunc/0', whole(Math.trunc)],
  ['pow/2', (_, base, exponent) => new Float(numberOf(base!) ** numberOf(exponent!))],
  ['keys/0', (value) => (isObject(value) ? sortedKeys(value) : (stepsIn(value) as Value[]))],
  ['keys_unsorted/0', (value) => stepsIn(value) as Value[]],
  ['has/1', (value, key) => has(value, key!)],
  ['contains/1', (value, other) => contains(value, other!)],
  ['indices/1', (value, other) => indices(value, other!)],
  [
    'reverse/0',
    (value) => (typeof value === 'string' ? [...value].reverse().join('') : [...array(value ?? [])].reverse()),
  ],
  ['flatten/0', (value) => flatten(value, Infinity)],
  ['flatten/1', (value, depth) => flatten(value, numberOf(depth!))],
  ['tostring/0', textOf],
  ['tonumber/0', numeral],
  ['tojson/0', show],
  ['fromjson/0', (value) => parsed(string(value))],
  ['ascii_downcase/0', changed((text) => text.replace(/[A-Z]/g, (char) => char.toLowerCase()))],
  ['ascii_upcase/0', changed((text) => text.replace(/[a-z]/g, (char) => char.toUpperCase()))],
  ['trim/0', changed((text) => text.trim())],
  ['ltrim/0', changed((text) => text.trimStart())],
  ['rtrim/0', changed((text) => text.trimEnd())],
  [
    'ltrimstr/1',
    (value, start) => (string(value).startsWith(string(start!)) ? string(value).slice(string(start!).length) : value),
  ],
  [
    'rtrimstr/1',
    (value, end) =>
      end !== '' && string(value).endsWith(string(end!)) ? string(value).slice(0, -string(end!).length) : value,
  ],
  ['startswith/1', (value, start) => string(value).startsWith(string(start!))],
  ['endswith/1', (value, end) => string(value).endsWith(string(end!))],
  ['explode/0', (value) => Array.from(string(value), (char) => char.codePointAt(0)!)],
  ['implode/0', (value) => String.fromCodePoint(...array(value).map(numberOf))],
  ['split/1', (value, separator) => splitText(string(value), string(separator!))],
  [
    'split/2',
    (value, pattern, flags) => {
      const text = string(value);
      let at = 0;
      const parts = matchesOf(text, string(pattern!), `g${flags === null ? '' : string(flags!)}`).map((match) => {
        const part = text.slice(at, match.index);
        at = match.index + match[0].length;
        return part;
      });
      return [...parts, text.slice(at)];
    },
  ],
  [
    'test/2',
    (value, pattern, flags) =>
      matchesOf(string(value), string(pattern!), flags === null ? '' : string(flags!)).length > 0,
  ],
  ['getpath/1', (value, path) => getPath(value, pathOf(path!))],
  ['setpath/2', (value, path, next) => setPath(value, pathOf(path!), next!)],
  [
    'delpaths/1',
    (value, paths) =>
      [...array(paths!)]
        .sort((a, b) => compare(b, a))
        .reduce<Value>((rest, path) => deletePath(rest, pathOf(path)), value),
  ],
  [
    'error/0',
    (value) => {
      throw new JqError(value);
    },
  ],
  [
    'error/1',
    (_, value) => {
      throw new JqError(value!);
    },
  ],
  ['strftime/1', (value, pattern) => dateText(value, string(pattern!))],
  [
    'fromdateiso8601/0',
    (value) => Number(parseTimestamp(string(value), 's') ?? fail(`${brief(value)} is no ISO 8601 date`)),
  ],
  ['format/1', (value, name) => (FORMATS[`@${string(name!)}`] ?? fail(`there is no format ${string(name!)}`))(value)],
]);
