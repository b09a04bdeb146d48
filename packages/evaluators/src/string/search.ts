import type { Column } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { boolColumn } from '../validity.ts';
import { likePattern } from './like-pattern.ts';
import { bytesOfText, integerColumn, presence, textsFor } from './texts.ts';

/** Whether the bytes from `at` on are those of the needle. */
function matches(text: Uint8Array, at: number, needle: Uint8Array, start: number, end: number): boolean {
  for (let i = start, k = at; i < end; i++, k++) if (text[k] !== needle[i]) return false;
  return true;
}

/** Where the needle begins between two bytes, -1 where it does not. UTF-8 can be searched byte by byte. */
function indexOf(text: Uint8Array, from: number, to: number, needle: Uint8Array, start: number, end: number): number {
  if (start === end) return from;
  const first = needle[start]!;
  for (let at = from; at <= to - (end - start); at++) {
    if (text[at] === first && matches(text, at, needle, start, end)) return at;
  }
  return -1;
}

type Search = (text: Uint8Array, from: number, to: number, needle: Uint8Array, start: number, end: number) => number;

/** Looks for each row's needle in its text. */
function search([input, other]: readonly Column[], length: number, found: Search): (row: number) => number {
  const text = bytesOfText(input!, length);
  const needle = bytesOfText(other!, length);
  const { offsets, step } = needle;
  return (row) =>
    found(
      text.values,
      text.offsets[row]!,
      text.offsets[row + 1]!,
      needle.values,
      offsets[row * step]!,
      offsets[row * step + 1]!,
    );
}

const tested =
  (found: Search): Evaluator =>
  (args, { length }) => {
    const at = search(args, length, found);
    return boolColumn(length, (row) => at(row) >= 0);
  };

export const contains = tested(indexOf);
export const startswith = tested((text, from, to, needle, start, end) =>
  end - start <= to - from && matches(text, from, needle, start, end) ? 0 : -1,
);
export const endswith = tested((text, from, to, needle, start, end) =>
  end - start <= to - from && matches(text, to - (end - start), needle, start, end) ? 0 : -1,
);

export const find: Evaluator = (args, { length, type }) => {
  const at = search(args, length, indexOf);
  const { offsets } = args[0]!;
  const numbers = new Float64Array(length);
  for (let row = 0; row < length; row++) numbers[row] = Math.max(-1, at(row) - offsets![row]!);
  return integerColumn(type, numbers);
};

const likeInCase =
  (fold: boolean): Evaluator =>
  (args, { length }) => {
    const [text, pattern] = args.map((arg) => textsFor(arg, length)) as [
      ReturnType<typeof textsFor>,
      ReturnType<typeof textsFor>,
    ];
    const present = presence(length, args);
    const known = new Map<string, (text: string) => boolean>();
    return boolColumn(length, (row) => {
      if (!present(row)) return false;
      const source = pattern(row)!;
      let test = known.get(source);
      if (test === undefined) known.set(source, (test = likePattern(source, fold)));
      return test(text(row)!);
    });
  };

export const like = likeInCase(false);
export const ilike = likeInCase(true);

const encoder = new TextEncoder();
const isLetter = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
const lowerAscii = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

export const countMatches: Evaluator = ([input], { length, type, options }) => {
  const fold = options['caseSensitive'] === false;
  const patterns = (options['patterns'] as readonly string[]).map((text) => (fold ? lowerAscii(text) : text));
  const empty = patterns.includes('');
  // An alternation takes the first that matches: the longest where that is to count.
  const longest = patterns.filter((text) => text !== '').sort((a, b) => b.length - a.length);
  const expression = longest.length === 0 ? null : new RegExp(longest.map(escaped).join('|'), 'g');
  const numbers = new Float64Array(length);
  const { offsets } = input!;
  const count = (given: string, bytes: number): number => {
    const text = fold ? lowerAscii(given) : given;
    let total = 0;
    let covered = 0;
    for (const match of expression === null ? [] : text.matchAll(expression)) {
      const end = match.index + match[0].length;
      if (empty) covered += encoder.encode(match[0]).length;
      const whole = !isLetter(text.charCodeAt(match.index - 1)) && !isLetter(text.charCodeAt(end));
      if (options['wholeWords'] !== true || whole) total++;
    }
    // The empty text is found before every byte and at the end.
    return empty ? total + bytes - covered + 1 : total;
  };
  const text = textsFor(input!, length);
  for (let row = 0; row < length; row++) {
    const given = text(row);
    if (given !== null) numbers[row] = count(given, offsets![row + 1]! - offsets![row]!);
  }
  return integerColumn(type, numbers, input!.validity);
};
