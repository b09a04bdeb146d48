import { IoError } from '@pixelframe/columnar';
import { ByteWriter } from '../text/byte-writer.ts';
import { asciiAt } from '../text/read-number.ts';
import { textError } from '../text/text-error.ts';
import { escapeSize, unescapeTo } from './json-string.ts';
import { ARRAY, ESCAPED, FALSE, FLOAT, INTEGER, NULL, OBJECT, Shape, STRING, TRUE } from './shape.ts';

const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

/** Deeper nesting is refused, as by Rust's serde_json: the text of a stranger must not exhaust the stack. */
const MAX_DEPTH = 127;

const decoder = new TextDecoder();
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= 57;

/**
 * Finds the values of JSON text (RFC 8259): objects one after the other, as in JSON Lines, or one array of them. Keeps
 * where each value is, so that numbers keep all their digits until the type of their column is known.
 */
export class JsonScanner {
  /** One object a row. */
  readonly root: Shape;
  rows = 0;
  readonly #bytes: Uint8Array;
  readonly #file: string;
  #at = 0;
  /** Inside the array that is the whole file. */
  #inArray = false;

  constructor(bytes: Uint8Array, file: string) {
    this.#bytes = bytes;
    this.#file = file;
    this.root = new Shape(bytes);
    this.#space();
    if (bytes[this.#at] === OPEN_LIST) {
      this.#at++;
      this.#inArray = true;
    }
  }

  /** There is nothing in the file but white space. */
  get isEmpty(): boolean {
    return this.rows === 0 && !this.#inArray && this.#at >= this.#bytes.length;
  }

  /** Finds the rows that begin in the next `size` bytes; false at the end of the text. */
  scan(size: number): boolean {
    const until = this.#at + size;
    while (this.#at < until) if (!this.#row()) return false;
    return true;
  }

  #row(): boolean {
    this.#space();
    const byte = this.#bytes[this.#at];
    if (this.#inArray) {
      if (byte === CLOSE_LIST && this.rows === 0) return this.#finishArray();
    } else if (byte === undefined) return false;
    if (byte !== OPEN) this.#fail(this.#inArray ? 'an object' : 'an object, or one array of them,');
    this.#value(this.root, this.rows, 0);
    this.rows++;
    if (!this.#inArray) return true;
    this.#space();
    if (this.#eat(COMMA)) return true;
    if (this.#bytes[this.#at] !== CLOSE_LIST) this.#fail('a comma or ]');
    return this.#finishArray();
  }

  #finishArray(): false {
    this.#at++;
    this.#space();
    if (this.#at < this.#bytes.length) this.#fail('nothing after the array');
    return false;
  }

  #fail(expected: string): never {
    const bytes = this.#bytes;
    const at = Math.min(this.#at, bytes.length);
    const found = at < bytes.length ? JSON.stringify(this.#snippet(at)) : 'the end of the file';
    throw textError(this.#file, bytes, at, `expected ${expected} but found ${found}.`);
  }

  /** A few characters, up to the end of the line. */
  #snippet(at: number): string {
    const text = decoder.decode(this.#bytes.subarray(at, at + 40)).split(/[\r\n]/, 1)[0]!;
    return [...(text || '\n')].slice(0, 12).join('');
  }

  #space(): void {
    const bytes = this.#bytes;
    for (;;) {
      const byte = bytes[this.#at];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
      this.#at++;
    }
  }

  #eat(byte: number): boolean {
    if (this.#bytes[this.#at] !== byte) return false;
    this.#at++;
    return true;
  }

  #value(shape: Shape, row: number, depth: number): void {
    switch (this.#bytes[this.#at]) {
      case QUOTE: {
        const start = this.#at + 1;
        const escaped = this.#string();
        shape.set(row, escaped ? ESCAPED : STRING, start, this.#at - 1);
        return;
      }
      case OPEN:
        this.#object(shape, row, depth);
        return;
      case OPEN_LIST:
        this.#array(shape, row, depth);
        return;
      case 116:
        this.#word(shape, row, 'true', TRUE);
        return;
      case 102:
        this.#word(shape, row, 'false', FALSE);
        return;
      case 110:
        this.#word(shape, row, 'null', NULL);
        return;
      default:
        this.#number(shape, row);
    }
  }

  #word(shape: Shape, row: number, word: string, tag: number): void {
    const start = this.#at;
    for (let i = 0; i < word.length; i++) if (this.#bytes[start + i] !== word.charCodeAt(i)) this.#fail('a JSON value');
    this.#at += word.length;
    shape.set(row, tag, start, this.#at);
  }

  #number(shape: Shape, row: number): void {
    const bytes = this.#bytes;
    const start = this.#at;
    let at = start;
    if (bytes[at] === MINUS) at++;
    if (!isDigit(bytes[at])) this.#fail('a JSON value');
    if (bytes[at] === ZERO && isDigit(bytes[at + 1])) this.#fail('a number without zeros before it');
    while (isDigit(bytes[at])) at++;
    let tag = INTEGER;
    if (bytes[at] === DOT) {
      tag = FLOAT;
      at = this.#digits(at + 1);
    }
    const isLong = at - start > 300;
    const hasExponent = (bytes[at]! | 0x20) === 101;
    if (hasExponent) {
      tag = FLOAT;
      const sign = bytes[at + 1];
      at = this.#digits(sign === MINUS || sign === 43 ? at + 2 : at + 1);
    }
    if ((isLong || hasExponent) && !Number.isFinite(Number(asciiAt(bytes, start, at)))) {
      throw textError(this.#file, bytes, start, 'the number is beyond what Float64 holds.');
    }
    this.#at = at;
    shape.set(row, tag, start, at);
  }

  #digits(from: number): number {
    let at = from;
    while (isDigit(this.#bytes[at])) at++;
    this.#at = at;
    if (at === from) this.#fail('a digit');
    return at;
  }

  /** Passes a string; whether it has escapes. */
  #string(): boolean {
    const bytes = this.#bytes;
    const start = this.#at;
    let escaped = false;
    let at = start + 1;
    for (;;) {
      const byte = bytes[at];
      if (byte === QUOTE) break;
      if (byte === BACKSLASH) {
        const size = escapeSize(bytes, at);
        if (size === 0) {
          this.#at = at;
          this.#fail('an escape that JSON has');
        }
        escaped = true;
        at += size;
      } else if (byte === undefined) {
        throw textError(this.#file, bytes, start, 'a string begins here and never ends.');
      } else if (byte < 0x20) {
        this.#at = at;
        this.#fail('no line break or control character inside a string');
      } else at++;
    }
    this.#at = at + 1;
    return escaped;
  }

  #array(shape: Shape, row: number, depth: number): void {
    if (depth >= MAX_DEPTH) throw this.#tooDeep();
    const start = this.#at++;
    shape.items ??= new Shape(this.#bytes);
    const { items } = shape;
    this.#space();
    if (!this.#eat(CLOSE_LIST)) {
      for (;;) {
        this.#space();
        this.#value(items, items.length, depth + 1);
        this.#space();
        if (this.#eat(CLOSE_LIST)) break;
        if (!this.#eat(COMMA)) this.#fail('a comma or ]');
      }
    }
    shape.set(row, ARRAY, start, this.#at);
    shape.setItems(row, items.length);
  }

  #object(shape: Shape, row: number, depth: number): void {
    if (depth >= MAX_DEPTH) throw this.#tooDeep();
    const start = this.#at++;
    this.#space();
    if (!this.#eat(CLOSE)) {
      for (let guess = 0; ; guess++) {
        this.#space();
        if (this.#bytes[this.#at] !== QUOTE) this.#fail('a key in quotes');
        const keyStart = this.#at + 1;
        const name = this.#string() ? this.#unescaped(keyStart, this.#at - 1) : null;
        const member = shape.memberAt(keyStart, this.#at - 1, name, guess);
        member.shape.truncate(row);
        this.#space();
        if (!this.#eat(COLON)) this.#fail('a colon');
        this.#space();
        this.#value(member.shape, row, depth + 1);
        this.#space();
        if (this.#eat(CLOSE)) break;
        if (!this.#eat(COMMA)) this.#fail('a comma or }');
      }
    }
    shape.set(row, OBJECT, start, this.#at);
  }

  #unescaped(start: number, end: number): string {
    const out = new ByteWriter(64);
    unescapeTo(this.#bytes, start, end, out);
    return decoder.decode(out.take());
  }

  #tooDeep(): IoError {
    const what = `more than ${MAX_DEPTH} brackets inside one another.`;
    return textError(this.#file, this.#bytes, this.#at, what);
  }
}
