import { matchesOf, matchValue } from './match.ts';
import { OPERATORS } from './operators.ts';
import type { Value } from './values.ts';
import { compare, fail, numberOf } from './values.ts';

/** Numbers from one on by steps, below (or, for steps down, above) the end; without end for a step of 0. */
export function* range(start: Value, end: Value, by: Value): Generator<Value, void, undefined> {
  const add = OPERATORS['+']!;
  const direction = Math.sign(numberOf(by));
  const within = direction === 0 ? () => true : (value: Value) => compare(value, end) * direction < 0;
  for (let value = start; within(value); value = add(value, by)) yield value;
}

/** Items in the order of their keys, equal ones in their own order; grouped, an array for each key. */
export function sorted(keyed: { readonly item: Value; readonly key: Value }[], grouped: boolean): Value {
  keyed.sort((a, b) => compare(a.key, b.key));
  if (!grouped) return keyed.map(({ item }) => item);
  const groups: Value[][] = [];
  keyed.forEach(({ item, key }, i) => {
    if (i === 0 || compare(keyed[i - 1]!.key, key) !== 0) groups.push([]);
    groups.at(-1)!.push(item);
  });
  return groups;
}

/** The text with its matches replaced by what a filter makes of their named groups. */
export function substituted(
  text: string,
  pattern: string,
  flags: string,
  replacement: (groups: Value) => Value | undefined,
): string {
  let out = '';
  let at = 0;
  for (const match of matchesOf(text, pattern, flags)) {
    const captures = (matchValue(text, match, pattern, flags) as ReadonlyMap<string, Value>).get('captures');
    const groups = new Map<string, Value>();
    for (const capture of captures as readonly ReadonlyMap<string, Value>[]) {
      const name = capture.get('name');
      if (typeof name === 'string') groups.set(name, capture.get('string')!);
    }
    const by = replacement(groups);
    out += text.slice(at, match.index) + (typeof by === 'string' ? by : fail('a replacement must be a string'));
    at = match.index + match[0].length;
  }
  return out + text.slice(at);
}
