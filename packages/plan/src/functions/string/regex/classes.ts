/** Sets of characters in the syntax of JavaScript's `v` flag; every one of them can stand inside another. */

/** A character as itself, wherever it stands. */
export const literalSource = (code: number): string => {
  const char = String.fromCodePoint(code);
  return /[0-9A-Za-z]/.test(char) ? char : `\\u{${code.toString(16)}}`;
};

interface Shorthands {
  readonly d: string;
  readonly s: string;
  readonly w: string;
}

/** What `\d`, `\s` and `\w` mean in the `regex` crate (UTS 18), and without its `u` flag. */
export const UNICODE: Shorthands = {
  d: '\\p{Nd}',
  s: '\\p{White_Space}',
  w: '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]',
};
export const ASCII: Shorthands = { d: '[0-9]', s: '[\\t\\n\\v\\f\\r\\u{20}]', w: '[0-9A-Za-z_]' };

/** `[:name:]`: ASCII only. */
export const POSIX: Readonly<Record<string, string>> = {
  alnum: '[0-9A-Za-z]',
  alpha: '[A-Za-z]',
  ascii: '[\\x00-\\x7f]',
  blank: '[\\t\\u{20}]',
  cntrl: '[\\x00-\\x1f\\x7f]',
  digit: '[0-9]',
  graph: '[\\x21-\\x7e]',
  lower: '[a-z]',
  print: '[\\x20-\\x7e]',
  punct: '[\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e]',
  space: ASCII.s,
  upper: '[A-Z]',
  word: ASCII.w,
  xdigit: '[0-9A-Fa-f]',
};

/** One-character escapes that stand for a control character. */
export const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

function isProperty(source: string): boolean {
  try {
    // `u`, not `v`: a property of strings is no set of characters.
    return new RegExp(`\\p{${source}}`, 'u').source !== '';
  } catch {
    return false;
  }
}

const spellings = (name: string): string[] => {
  const words = name.split(/[_\s-]+/);
  return [
    name,
    words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()).join('_'),
    name.toUpperCase(),
  ];
};

const KEYS: Readonly<Record<string, string>> = {
  gc: 'gc',
  generalcategory: 'gc',
  sc: 'sc',
  script: 'sc',
  scx: 'scx',
  scriptextensions: 'scx',
};

/** The inside of a JavaScript `\p{...}` for a property as the `regex` crate names it; null: there is none. */
export function propertySource(text: string): string | null {
  const [, key, value] = /^([^=:]+)[=:](.+)$/.exec(text) ?? [];
  if (key !== undefined && value !== undefined) {
    const known = KEYS[key.toLowerCase().replace(/[_\s-]/g, '')];
    if (known === undefined) return null;
    return (
      spellings(value)
        .map((name) => `${known}=${name}`)
        .find(isProperty) ?? null
    );
  }
  return (
    spellings(text)
      .flatMap((name) => [name, `sc=${name}`])
      .find(isProperty) ?? null
  );
}

let cased: string[] | undefined;

/**
 * The set with every other case of its characters: how a part of a pattern is case-insensitive where the rest is not.
 * (JavaScript's own way, `(?i:...)`, is not in all browsers yet.)
 */
export function foldedSource(set: string): string {
  cased ??= Array.from({ length: 0x1_e944 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((char) => /\p{Changes_When_Casemapped}/u.test(char));
  const test = new RegExp(`^${set}$`, 'iv');
  const matching = cased.filter((char) => test.test(char)).map((char) => literalSource(char.codePointAt(0)!));
  return `[[${set}--\\p{Changes_When_Casemapped}]${matching.join('')}]`;
}
