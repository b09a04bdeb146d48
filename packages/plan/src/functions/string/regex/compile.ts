import { foldedSource, literalSource } from './classes.ts';
import { readEscape } from './escape.ts';
import type { Flags } from './flags.ts';
import { NO_FLAGS, withFlags } from './flags.ts';
import { Reader, RegexError } from './reader.ts';
import { readSet } from './read-set.ts';

/** A pattern in the syntax of Rust's `regex` crate as a JavaScript one. */
export interface CompiledRegex {
  readonly source: string;
  readonly flags: string;
  /** Groups that have a number. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}

/** Part of a pattern. `unit`: a quantifier may follow as it is. `size`: characters it could cover, repeats written out. */
interface Part {
  readonly source: string;
  readonly unit: boolean;
  readonly size: number;
}

/** Rust's crate refuses what would take more than 10 MB; this is about there for plain characters. */
const MAX_SIZE = 250_000;
const MAX_DEPTH = 200;

class Translator {
  readonly #reader: Reader;
  /** Whether case-insensitive parts are written out, because others are not. */
  readonly #expand: boolean;
  readonly names = new Map<string, number>();
  groups = 0;
  folded = false;
  plain = false;
  #depth = 0;

  constructor(pattern: string, expand: boolean) {
    this.#reader = new Reader(pattern);
    this.#expand = expand;
  }

  translate(): string {
    const { source } = this.#alternatives(NO_FLAGS);
    if (!this.#reader.done) this.#reader.fail('a ) without its (');
    return source;
  }

  /** One character of a set. */
  #set(source: string, flags: Flags, matters = true): Part {
    if (matters && flags.fold) this.folded = true;
    else if (matters) this.plain = true;
    return { source: matters && flags.fold && this.#expand ? foldedSource(source) : source, unit: true, size: 1 };
  }

  #literal(code: number, flags: Flags): Part {
    const char = String.fromCodePoint(code);
    return this.#set(literalSource(code), flags, char.toLowerCase() !== char.toUpperCase());
  }

  #alternatives(given: Flags): Part {
    const reader: Reader = this.#reader;
    if (++this.#depth > MAX_DEPTH) reader.fail('too many groups inside one another');
    let flags = given;
    const branches: string[] = [];
    let parts: Part[] = [];
    let size = 0;
    for (;;) {
      reader.skipSpace(flags.extended);
      if (reader.done || reader.peek() === ')') break;
      if (reader.eat('|')) {
        branches.push(parts.map(({ source }) => source).join(''));
        parts = [];
        continue;
      }
      const changed = reader.match(/^\(\?([a-zA-Z]*-?[a-zA-Z]*)\)/);
      if (changed !== null) {
        flags = withFlags(flags, changed[1]!) ?? reader.fail('there is no such flag', reader.at - changed[0].length);
        continue;
      }
      const part = this.#repeats(this.#one(flags), flags);
      size += part.size;
      parts.push(part);
    }
    this.#depth--;
    branches.push(parts.map(({ source }) => source).join(''));
    return { source: branches.join('|'), unit: false, size };
  }

  #one(flags: Flags): Part {
    const reader: Reader = this.#reader;
    const start = reader.at;
    const char = reader.next('a pattern');
    switch (char) {
      case '(':
        return this.#group(flags, start);
      case '[':
        return this.#set(readSet(reader, flags), flags);
      case '.':
        if (!flags.unicode) reader.fail('without the u flag this matches what is no character', start);
        return { source: flags.dotAll ? '[^]' : flags.crlf ? '[^\\r\\n]' : '[^\\n]', unit: true, size: 1 };
      case '^':
        return this.#place(!flags.lines ? '^' : flags.crlf ? '(?:(?<=^|[\\n\\r])(?!(?<=\\r)\\n))' : '(?<=^|\\n)');
      case '$':
        return this.#place(!flags.lines ? '$' : flags.crlf ? '(?:(?=$|[\\r\\n])(?!(?<=\\r)\\n))' : '(?=$|\\n)');
      case '\\': {
        const escape = readEscape(reader, flags);
        if (escape.kind === 'place') return this.#place(escape.source);
        if (escape.kind === 'literal') return this.#literal(escape.code, flags);
        return this.#set(escape.source, flags, escape.source.startsWith('\\p') || escape.source.startsWith('\\P'));
      }
      case '*':
      case '+':
      case '?':
      case '{':
        return reader.fail('there is nothing to repeat', start);
      default:
        return this.#literal(char.codePointAt(0)!, flags);
    }
  }

  #place(source: string): Part {
    return { source, unit: false, size: 0 };
  }

  #group(flags: Flags, start: number): Part {
    const reader: Reader = this.#reader;
    let inner = flags;
    let open = '(?:';
    if (reader.match(/^\?(?:<?[=!]|>|P[=>])/) !== null) {
      reader.fail('look-around, atomic groups and backreferences are not supported', start);
    }
    const named = reader.match(/^\?P?<([^>]*)>/);
    if (named !== null || reader.peek() !== '?') {
      this.groups++;
      open = '(';
      if (named !== null) this.#name(named[1]!, start);
    } else {
      const text = reader.match(/^\?([a-zA-Z]*-?[a-zA-Z]*):/)?.[1];
      inner =
        text === ''
          ? flags
          : ((text === undefined ? null : withFlags(flags, text)) ?? reader.fail('there is no such group', start));
    }
    const { source, size } = this.#alternatives(inner);
    if (!reader.eat(')')) reader.fail('a ( without its )', start);
    return { source: `${open}${source})`, unit: true, size };
  }

  #name(name: string, start: number): void {
    if (!/^[\p{Alphabetic}_][\p{Alphabetic}\p{N}_.[\]]*$/u.test(name))
      this.#reader.fail(`"${name}" is no name for a group`, start);
    if (this.names.has(name)) this.#reader.fail(`two groups are called "${name}"`, start);
    this.names.set(name, this.groups);
  }

  #repeats(first: Part, flags: Flags): Part {
    const reader: Reader = this.#reader;
    let part = first;
    for (;;) {
      reader.skipSpace(flags.extended);
      const start = reader.at;
      const simple = reader.match(/^[*+?]/)?.[0];
      let [most, count] = [simple === '?' ? 1 : 2, simple ?? ''];
      if (simple === undefined) {
        if (reader.peek() !== '{') return part;
        const bounds = reader.match(/^\{\s*(\d+)\s*(?:(,)\s*(\d*)\s*)?\}/);
        if (bounds === null) reader.fail('a { that counts is written {2}, {2,} or {2,5}', start);
        const [low, high] = [Number(bounds[1]), Number(bounds[3] ?? '')];
        if (bounds[3] !== undefined && bounds[3] !== '' && low > high)
          reader.fail('a count that goes backwards', start);
        most = Math.max(low, high, 1);
        count = `{${low}${bounds[2] ?? ''}${bounds[3] ?? ''}}`;
      }
      const lazy = reader.eat('?') !== flags.swapGreed;
      const size = Math.max(part.size, 1) * most;
      if (size > MAX_SIZE) reader.fail('the pattern is too large: it repeats too much', start);
      part = {
        source: `${part.unit ? part.source : `(?:${part.source})`}${count}${lazy ? '?' : ''}`,
        unit: false,
        size,
      };
    }
  }
}

/** Translates a pattern, or says what is wrong with it. */
export function compileRegex(pattern: string): CompiledRegex | { readonly error: string; readonly at: number } {
  try {
    let translator = new Translator(pattern, false);
    let source = translator.translate();
    const mixed = translator.folded && translator.plain;
    if (mixed) {
      translator = new Translator(pattern, true);
      source = translator.translate();
    }
    const flags = translator.folded && !mixed ? 'iv' : 'v';
    return { source, flags, groups: translator.groups, names: translator.names };
  } catch (error) {
    if (error instanceof RegexError) return { error: error.message, at: error.at };
    throw error;
  }
}
