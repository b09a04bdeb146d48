import { compileRegex } from '@pixelframe/plan';
import type { Regex } from '../../string/regex.ts';
import { eachMatch } from '../../string/regex.ts';
import type { Value } from './values.ts';
import { characters, fail } from './values.ts';

const known = new Map<string, Regex>();
const MAX_KNOWN = 100;

function regexOf(pattern: string, flags: string): Regex {
  const letters = [...new Set(flags.replace(/[gn]/g, ''))].map(
    (flag) => ({ i: 'i', x: 'x', s: 's', l: '' })[flag] ?? fail(`there is no flag ${flag}`),
  );
  const source = letters.join('') === '' ? pattern : `(?${letters.join('')})${pattern}`;
  let regex = known.get(source);
  if (regex === undefined) {
    const compiled = compileRegex(source);
    if ('error' in compiled) return fail(`"${pattern}" is no regular expression: ${compiled.error}`);
    if (known.size >= MAX_KNOWN) known.clear();
    regex = { expression: new RegExp(compiled.source, `g${compiled.flags}`), names: compiled.names };
    known.set(source, regex);
  }
  return regex;
}

/** The first match, or with the flag `g` all; `n` leaves empty ones out. */
export function matchesOf(text: string, pattern: string, flags: string): RegExpExecArray[] {
  const all: RegExpExecArray[] = [];
  eachMatch(regexOf(pattern, flags), text, (match) => {
    if (match[0] !== '' || !flags.includes('n')) all.push(match);
  });
  return flags.includes('g') ? all : all.slice(0, 1);
}

/** A match as jq's `match` gives it; offsets and lengths in characters. */
export function matchValue(text: string, match: RegExpExecArray, pattern: string, flags: string): Value {
  const names = new Map([...regexOf(pattern, flags).names].map(([name, group]) => [group, name] as const));
  const part = (found: string | undefined, offset: number, name?: string | null): Map<string, Value> =>
    new Map<string, Value>([
      ['offset', found === undefined ? -1 : offset],
      ['length', found === undefined ? 0 : [...found].length],
      ['string', found ?? null],
      ...(name === undefined ? [] : [['name', name] as [string, Value]]),
    ]);
  const start = characters(text.slice(0, match.index));
  const captures = Array.from({ length: match.length - 1 }, (_, i) => {
    const found = match[i + 1];
    // JavaScript does not say where a group matched: its first place inside the match.
    const inside = found === undefined ? 0 : match[0].indexOf(found);
    return part(found, start + characters(match[0].slice(0, inside)), names.get(i + 1) ?? null);
  });
  return part(match[0], start).set('captures', captures);
}
