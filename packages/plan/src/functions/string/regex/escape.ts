import { ASCII, CONTROLS, literalSource, propertySource, UNICODE } from './classes.ts';
import type { Flags } from './flags.ts';
import type { Reader } from './reader.ts';

/** What a backslash makes: a character, a set of characters, or a place between characters. */
export type Escape =
  | { readonly kind: 'literal'; readonly code: number }
  | { readonly kind: 'set'; readonly source: string }
  | { readonly kind: 'place'; readonly source: string };

const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function hexCode(reader: Reader, letter: string, start: number): number {
  const digits = HEX_DIGITS[letter]!;
  const found = reader.match(/^\{([0-9A-Fa-f]+)\}/) ?? reader.match(new RegExp(`^([0-9A-Fa-f]{${digits}})`));
  if (found === null) reader.fail(`\\${letter} takes ${digits} hexadecimal digits, or some in braces,`, start);
  const code = Number.parseInt(found[1]!, 16);
  if (code > 0x10_ffff || (code >= 0xd800 && code <= 0xdfff)) reader.fail('there is no such character', start);
  return code;
}

function property(reader: Reader, negated: boolean, start: number): string {
  const name = reader.match(/^\{([^}]+)\}/)?.[1] ?? (reader.peek() === '{' ? '' : reader.next('a property'));
  const inverse = name.includes('!=');
  const source = propertySource(name.replace('!=', '='));
  if (source === null) reader.fail(`there is no Unicode property "${name}"`, start);
  return `\\${negated !== inverse ? 'P' : 'p'}{${source}}`;
}

/** Places in relation to words, by the sets of what is in a word. */
const PLACES: Readonly<Record<string, (word: string) => string>> = {
  b: (w) => `(?:(?<=${w})(?!${w})|(?<!${w})(?=${w}))`,
  B: (w) => `(?:(?<=${w})(?=${w})|(?<!${w})(?!${w}))`,
  '<': (w) => `(?<!${w})(?=${w})`,
  '>': (w) => `(?<=${w})(?!${w})`,
  '{start}': (w) => `(?<!${w})(?=${w})`,
  '{end}': (w) => `(?<=${w})(?!${w})`,
  '{start-half}': (w) => `(?<!${w})`,
  '{end-half}': (w) => `(?!${w})`,
};

/** Reads what follows a backslash. */
export function readEscape(reader: Reader, flags: Flags): Escape {
  const start = reader.at - 1;
  const char = reader.next('what a backslash stands before');
  const { d, s, w } = flags.unicode ? UNICODE : ASCII;
  if (char in HEX_DIGITS) return { kind: 'literal', code: hexCode(reader, char, start) };
  if (Object.hasOwn(CONTROLS, char)) return { kind: 'literal', code: CONTROLS[char]! };
  if (/[dsw]/.test(char)) return { kind: 'set', source: { d, s, w }[char as 'd' | 's' | 'w'] };
  if (/[DSW]/.test(char)) {
    if (!flags.unicode) reader.fail('without the u flag this matches what is no character', start);
    return { kind: 'set', source: `[^${{ d, s, w }[char.toLowerCase() as 'd' | 's' | 'w']}]` };
  }
  if (char === 'p' || char === 'P') return { kind: 'set', source: property(reader, char === 'P', start) };
  if (char === 'A') return { kind: 'place', source: '^' };
  if (char === 'z') return { kind: 'place', source: '$' };
  const form = char === 'b' ? (reader.match(/^\{(?:start|end|start-half|end-half)\}/)?.[0] ?? char) : char;
  if (Object.hasOwn(PLACES, form)) return { kind: 'place', source: PLACES[form]!(w) };
  if (/[0-9]/.test(char)) reader.fail('backreferences are not supported', start);
  if (!/^[!-/:;=?@[-`{-~ ]$/.test(char)) reader.fail(`there is no escape \\${char}`, start);
  return { kind: 'literal', code: char.codePointAt(0)! };
}

export const setOf = (escape: Exclude<Escape, { kind: 'place' }>): string =>
  escape.kind === 'literal' ? literalSource(escape.code) : escape.source;
