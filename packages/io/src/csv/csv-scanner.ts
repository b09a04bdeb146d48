import { IntList } from '../text/int-list.ts';
import { textError } from '../text/text-error.ts';
import type { CsvFormat } from './csv-options.ts';
import { csvBytes } from './csv-options.ts';

const LF = 10;
const CR = 13;
const SPACE = 32;

/** End of a cell that its row does not have. */
export const MISSING = -1;

/**
 * Finds the cells of CSV text, in RFC 4180 as Rust's csv crate reads it: lines end with LF, CR LF or CR; empty lines are
 * no rows; quotes begin a quoted field only at its start, and what follows the closing quote is part of the field.
 * Quoted fields with quotes or escapes inside are unescaped in place, so `bytes` is changed; a cell is then always a
 * range of bytes.
 */
export class CsvScanner {
  readonly bytes: Uint8Array;
  /** Start and end of each cell, row after row, `width` cells each. */
  readonly cells = new IntList();
  /** Fields of the first row; -1 before it. */
  width = -1;
  rows = 0;
  readonly #file: string;
  readonly #format: CsvFormat;
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #escape: number;
  readonly #comment: number;
  #at = 0;
  /** Where the cell found last ends. */
  #end = 0;

  constructor(bytes: Uint8Array, file: string, format: CsvFormat) {
    this.bytes = bytes;
    this.#file = file;
    this.#format = format;
    const { delimiter, quote, escape, comment } = csvBytes(format);
    this.#delimiter = delimiter;
    this.#quote = quote;
    this.#escape = escape;
    this.#comment = comment;
  }

  /** Finds the rows that begin in the next `size` bytes; false at the end of the text. */
  scan(size: number): boolean {
    const until = Math.min(this.bytes.length, this.#at + size);
    while (this.#at < until && this.#row());
    return this.#at < this.bytes.length;
  }

  /** One row, whatever comes before it; false where there is none. */
  row(): boolean {
    return this.#row();
  }

  #row(): boolean {
    const { bytes, cells } = this;
    const { length } = bytes;
    if (!this.#skipLines()) return false;
    const delimiter = this.#delimiter;
    const wanted = this.width;
    let fields = 0;
    let at = this.#at;
    for (;;) {
      const fieldStart = at;
      let start = at;
      if (bytes[at] === this.#quote) {
        at = this.#quoted(at);
        start++;
      } else {
        for (; at < length; at++) {
          const byte = bytes[at]!;
          if (byte === delimiter || byte === LF || byte === CR) break;
        }
        this.#end = at;
      }
      if (wanted < 0 || fields < wanted) {
        cells.push(start);
        cells.push(this.#end);
      } else if (!this.#format.allowVariableColumns && fields === wanted) {
        this.#at = at;
        throw this.#wrongWidth(fieldStart);
      }
      fields++;
      if (at >= length || bytes[at] !== delimiter) break;
      at++;
    }
    if (wanted < 0) this.width = fields;
    else if (fields < wanted) this.#missing(wanted - fields, at);
    this.#at = bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
    this.rows++;
    return true;
  }

  /** Moves to the next line with anything on it. */
  #skipLines(): boolean {
    const { bytes } = this;
    let at = this.#at;
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === LF || byte === CR) continue;
      if (byte !== this.#comment) break;
      while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
    }
    this.#at = at;
    return at < bytes.length;
  }

  #missing(count: number, at: number): void {
    if (!this.#format.allowVariableColumns) throw this.#wrongWidth(at);
    for (let i = 0; i < count; i++) {
      this.cells.push(0);
      this.cells.push(MISSING);
    }
  }

  /** A quoted field from its opening quote on: where the field after it would be separated from it. */
  #quoted(open: number): number {
    const { bytes } = this;
    const { length } = bytes;
    const quote = this.#quote;
    const escape = this.#escape;
    let at = open + 1;
    for (; at < length; at++) {
      const byte = bytes[at]!;
      if (byte === quote || byte === escape) break;
    }
    if (at < length && bytes[at] === quote && this.#separates(at + 1)) {
      this.#end = at;
      return at + 1;
    }
    return this.#unescape(open, at);
  }

  #separates(at: number): boolean {
    if (at >= this.bytes.length) return true;
    const byte = this.bytes[at]!;
    return byte === this.#delimiter || byte === LF || byte === CR;
  }

  /** Moves what a quoted field means to its start, from `at` on, and spaces to where it was: lines stay where they are. */
  #unescape(open: number, from: number): number {
    const { bytes } = this;
    const { length } = bytes;
    const quote = this.#quote;
    const { doubleQuote } = this.#format;
    let to = from;
    let at = from;
    let inQuotes = true;
    while (at < length) {
      const byte = bytes[at]!;
      if (inQuotes && byte === this.#escape && at + 1 < length) {
        bytes[to++] = bytes[at + 1]!;
        at += 2;
      } else if (inQuotes && byte === quote) {
        if (doubleQuote && bytes[at + 1] === quote) {
          bytes[to++] = quote;
          at += 2;
        } else {
          inQuotes = false;
          at++;
        }
      } else if (!inQuotes && this.#separates(at)) {
        break;
      } else {
        bytes[to++] = byte;
        at++;
      }
    }
    if (inQuotes) {
      throw textError(
        this.#file,
        bytes,
        open,
        'a quoted field begins here and never ends.',
        `Inside quotes a ${this.#format.quote} is written twice; quote: sets another character.`,
      );
    }
    this.#end = to;
    bytes.fill(SPACE, to, at);
    return at;
  }

  /** The rest of the row is counted only here. */
  #wrongWidth(at: number): Error {
    const wanted = this.width;
    const row = this.rows * wanted * 2;
    let fields = (this.cells.length - row) / 2;
    if (fields === wanted) {
      const rest = new CsvScanner(this.bytes.subarray(at), this.#file, { ...this.#format, comment: null });
      rest.row();
      fields += rest.width;
    }
    return textError(
      this.#file,
      this.bytes,
      at,
      `${fields} field${fields === 1 ? '' : 's'} where the ${this.#format.hasHeaders ? 'header' : 'first row'} has ${wanted}.`,
      'Check the delimiter and the quotes, or set allowVariableColumns: missing fields are then null, others left out.',
    );
  }
}
