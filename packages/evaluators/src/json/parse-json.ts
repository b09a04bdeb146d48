/** A number with its text: a JavaScript number would lose digits past 2^53. */
export class JsonNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** An object's members in their order; a key may come twice. */
export class JsonObject {
  readonly keys: readonly string[];
  readonly values: readonly Json[];
  constructor(keys: readonly string[], values: readonly Json[]) {
    this.keys = keys;
    this.values = values;
  }
}

export type Json = null | boolean | string | JsonNumber | JsonObject | readonly Json[];

/** What is wrong with a JSON text, and where (in UTF-16 units). */
export class JsonError extends Error {}

/** Deeper nesting is refused, as in Rust's serde_json: text of a stranger must not exhaust the stack. */
const MAX_DEPTH = 127;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

class Parser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Json {
    const value = this.#value();
    if (this.#at < this.#text.length) this.#fail('nothing more');
    return value;
  }

  #fail(expected: string): never {
    const found = this.#at < this.#text.length ? `"${this.#text.slice(this.#at, this.#at + 12)}"` : 'the end';
    throw new JsonError(`expected ${expected} at character ${this.#at}, found ${found}`);
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  /** Moves past a character if it comes next. */
  #eat(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    this.#space();
    return true;
  }

  #value(): Json {
    this.#space();
    const char = this.#text[this.#at];
    const value = char === '"' ? this.#string() : char === '[' || char === '{' ? this.#nested(char) : this.#plain();
    this.#space();
    return value;
  }

  #plain(): Json {
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    NUMBER.lastIndex = this.#at;
    const found = NUMBER.exec(this.#text);
    if (found === null) this.#fail('a JSON value');
    this.#at = NUMBER.lastIndex;
    return new JsonNumber(found[0]);
  }

  #nested(open: string): Json {
    if (++this.#depth > MAX_DEPTH) this.#fail(`no more than ${MAX_DEPTH} brackets inside one another`);
    this.#eat(open);
    const value = open === '[' ? this.#items() : this.#members();
    this.#depth--;
    return value;
  }

  #items(): Json[] {
    const items: Json[] = [];
    if (this.#eat(']')) return items;
    for (;;) {
      items.push(this.#value());
      if (this.#eat(']')) return items;
      if (!this.#eat(',')) this.#fail('a comma or ]');
    }
  }

  #members(): JsonObject {
    const keys: string[] = [];
    const values: Json[] = [];
    if (this.#eat('}')) return new JsonObject(keys, values);
    for (;;) {
      if (this.#text[this.#at] !== '"') this.#fail('a key in quotes');
      keys.push(this.#string());
      this.#space();
      if (!this.#eat(':')) this.#fail('a colon');
      values.push(this.#value());
      if (this.#eat('}')) return new JsonObject(keys, values);
      if (!this.#eat(',')) this.#fail('a comma or }');
    }
  }

  #string(): string {
    const start = this.#at;
    let escaped = false;
    for (let i = start + 1; ; i++) {
      const code = this.#text.charCodeAt(i);
      if (code === 0x22) {
        this.#at = i + 1;
        return escaped ? this.#unescaped(start) : this.#text.slice(start + 1, i);
      }
      if (code === 0x5c) {
        escaped = true;
        i++;
      } else if (!(code >= 0x20)) {
        // Also past the end, where there is no code.
        this.#at = Math.min(i, this.#text.length);
        this.#fail('the end of a string');
      }
    }
  }

  #unescaped(start: number): string {
    let value: unknown;
    try {
      value = JSON.parse(this.#text.slice(start, this.#at));
    } catch {
      this.#at = start;
      this.#fail('a string with escapes that JSON has');
    }
    // A surrogate without its other half is no text.
    if (/\p{Surrogate}/u.test(value as string)) {
      this.#at = start;
      this.#fail('a string of Unicode characters');
    }
    return value as string;
  }
}

/** Reads a JSON text (RFC 8259), numbers as their text; throws a {@link JsonError}. */
export const parseJson = (text: string): Json => new Parser(text).whole();

/** Reads a JSON text; undefined where it is none, or has a number beyond Float64. */
export function tryParseJson(text: string): Json | undefined {
  try {
    const value = parseJson(text);
    return hasInfinite(value) ? undefined : value;
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

function hasInfinite(value: Json): boolean {
  if (value instanceof JsonNumber)
    return value.text.length > 300 || /e/i.test(value.text) ? !Number.isFinite(Number(value.text)) : false;
  if (value instanceof JsonObject) return value.values.some(hasInfinite);
  return Array.isArray(value) && value.some(hasInfinite);
}

/** The members by key; of equal keys the last. */
export const membersOf = ({ keys, values }: JsonObject): ReadonlyMap<string, Json> =>
  new Map(keys.map((key, i) => [key, values[i]!] as const));
