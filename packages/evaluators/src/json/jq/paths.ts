import type { Value } from './values.ts';
import { brief, fail, isArray, isNumber, isObject, numberOf, show, typeOf } from './values.ts';

/** Part of a path: a key, a position, or the bounds of a slice. */
export interface Slice {
  readonly from: number | null;
  readonly to: number | null;
}
export type Step = string | number | Slice;
export type Path = readonly Step[];

const isSlice = (step: Step): step is Slice => typeof step === 'object';

/** Bounds of a slice within a length; negative ones count from the end. */
function bounds({ from, to }: Slice, length: number): [number, number] {
  const at = (value: number): number => Math.min(length, Math.max(0, value < 0 ? value + length : value));
  const start = at(Math.floor(from ?? 0));
  return [start, Math.max(start, at(Math.ceil(to ?? length)))];
}

export function stepOf(key: Value): Step {
  if (typeof key === 'string') return key;
  if (isNumber(key)) return Math.floor(numberOf(key));
  if (isObject(key)) {
    const bound = (name: string): number | null => (key.get(name) === null ? null : numberOf(key.get(name) ?? null));
    return { from: bound('start'), to: bound('end') };
  }
  return fail(`cannot index with ${brief(key)}`);
}

export const valueOfStep = (step: Step): Value =>
  isSlice(step)
    ? new Map<string, Value>([
        ['start', step.from],
        ['end', step.to],
      ])
    : step;

export function child(value: Value, step: Step): Value {
  if (value === null) return null;
  if (isSlice(step)) {
    if (typeof value === 'string') {
      const chars = [...value];
      return chars.slice(...bounds(step, chars.length)).join('');
    }
    if (isArray(value)) return value.slice(...bounds(step, value.length));
  } else if (typeof step === 'string') {
    if (isObject(value)) return value.get(step) ?? null;
  } else if (isArray(value)) return value.at(step) ?? null;
  return fail(`cannot index ${brief(value)} with ${show(valueOfStep(step))}`);
}

export const getPath = (value: Value, path: Path): Value => path.reduce<Value>(child, value);

const MAX_POSITION = 2 ** 20;

/** The value with a child replaced; null becomes what the step needs. */
function withChild(value: Value, step: Step, next: Value): Value {
  if (isSlice(step)) {
    const items = value ?? [];
    if (!isArray(items) || !isArray(next)) return fail('a slice can only be replaced by an array');
    const [from, to] = bounds(step, items.length);
    return [...items.slice(0, from), ...next, ...items.slice(to)];
  }
  if (typeof step === 'string') {
    if (value !== null && !isObject(value)) return fail(`cannot set a key of ${brief(value)}`);
    return new Map(value ?? []).set(step, next);
  }
  if (value !== null && !isArray(value)) return fail(`cannot set a position of ${brief(value)}`);
  const items = [...(value ?? [])];
  const at = step < 0 ? step + items.length : step;
  if (at < 0 || at > MAX_POSITION) return fail(`position ${step} is out of bounds`);
  while (items.length < at) items.push(null);
  items[at] = next;
  return items;
}

export function setPath(value: Value, path: Path, next: Value): Value {
  const [step, ...rest] = path;
  return step === undefined ? next : withChild(value, step, setPath(child(value, step), rest, next));
}

function without(value: Value, step: Step): Value {
  if (value === null) return null;
  if (isObject(value) && typeof step === 'string') {
    const copy = new Map(value);
    copy.delete(step);
    return copy;
  }
  if (!isArray(value) || typeof step === 'string')
    return fail(`cannot delete ${show(valueOfStep(step))} of ${typeOf(value)}`);
  const [from, to] = isSlice(step)
    ? bounds(step, value.length)
    : bounds({ from: step, to: step === -1 ? null : step + 1 }, value.length);
  return [...value.slice(0, from), ...value.slice(to)];
}

export function deletePath(value: Value, path: Path): Value {
  const [step, ...rest] = path;
  if (step === undefined) return null;
  if (rest.length === 0) return without(value, step);
  const inner = child(value, step);
  return inner === null ? value : withChild(value, step, deletePath(inner, rest));
}

/** Keys or positions of what a value holds. */
export function stepsIn(value: Value): Step[] {
  if (isArray(value)) return value.map((_, i) => i);
  return isObject(value) ? [...value.keys()] : fail(`cannot iterate over ${brief(value)}`);
}
