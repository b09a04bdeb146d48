import type { Column } from '@pixelframe/columnar';
import { PlanError } from '@pixelframe/columnar';
import { compileRegex } from '@pixelframe/plan';
import { textsFor } from './texts.ts';

/** A pattern ready to run. */
export interface Regex {
  /** Global: it keeps where to go on in `lastIndex`. */
  readonly expression: RegExp;
  readonly names: ReadonlyMap<string, number>;
}

function compile(fn: string, pattern: string, row: number): Regex {
  const compiled = compileRegex(pattern);
  if ('error' in compiled) {
    throw new PlanError(
      `${fn}: the pattern of row ${row} is no regular expression: ${compiled.error} at character ${compiled.at}, in '${pattern}'.`,
      { row },
    );
  }
  return { expression: new RegExp(compiled.source, `g${compiled.flags}`), names: compiled.names };
}

/** The pattern of every row; equal ones are compiled once. */
export function patternsFor(fn: string, column: Column, length: number): (row: number) => Regex {
  const text = textsFor(column, length);
  const known = new Map<string, Regex>();
  return (row) => {
    const pattern = text(row)!;
    let regex = known.get(pattern);
    if (regex === undefined) known.set(pattern, (regex = compile(fn, pattern, row)));
    return regex;
  };
}

/**
 * Every match, by the rules of the `regex` crate: an empty one does not count where the one before ended. JavaScript
 * would take it.
 */
export function eachMatch({ expression }: Regex, text: string, visit: (match: RegExpExecArray) => void): void {
  let last = -1;
  expression.lastIndex = 0;
  for (;;) {
    const match = expression.exec(text);
    if (match === null) return;
    if (match[0] !== '') {
      last = expression.lastIndex;
      visit(match);
      continue;
    }
    const at = match.index;
    // V8 finds some empty matches (of look-ahead) inside a surrogate pair.
    if (at !== last && !(at > 0 && text.codePointAt(at - 1)! > 0xffff)) {
      last = at;
      visit(match);
    }
    // Past a whole character, not into a surrogate pair.
    const next = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
    if (next > text.length) return;
    expression.lastIndex = next;
  }
}

/** A replacement: what it says, or the number of a group. */
export type ReplacementPart = string | number;

/** `$1`, `${name}`, `\1`: groups; `$$`, `\\`: a dollar, a backslash; anything else as it is. A group there is not is empty. */
export function parseReplacement(text: string, names: ReadonlyMap<string, number>): ReplacementPart[] {
  const parts: ReplacementPart[] = [];
  const token = /\$\$|\\\\|\\(\d)|\$\{([^}]*)\}|\$([0-9A-Za-z_]+)/g;
  let at = 0;
  for (const match of text.matchAll(token)) {
    parts.push(text.slice(at, match.index));
    at = match.index + match[0].length;
    const name = match[1] ?? match[2] ?? match[3];
    if (name === undefined) parts.push(match[0].slice(1));
    else parts.push(/^\d+$/.test(name) ? Number(name) : (names.get(name) ?? ''));
  }
  parts.push(text.slice(at));
  return parts.filter((part) => part !== '');
}
