import type { Batch, Column, Schema } from '@pixelframe/columnar';
import { EncodeError, isValid } from '@pixelframe/columnar';
import { jsonWriter } from '../json/write-value.ts';
import { ByteWriter } from '../text/byte-writer.ts';
import type { WriteRow } from '../text/scalar-writer.ts';
import { scalarWriter } from '../text/scalar-writer.ts';
import { byteOf } from './csv-options.ts';

export interface CsvWriteOptions {
  readonly delimiter: string;
  readonly quote: string;
}

const LF = 10;
const CR = 13;

/** Writes fields, in quotes where they would be read otherwise without. */
class FieldWriter {
  readonly out = new ByteWriter();
  readonly #delimiter: number;
  readonly #quote: number;

  constructor({ delimiter, quote }: CsvWriteOptions) {
    this.#delimiter = byteOf('delimiter', delimiter);
    this.#quote = byteOf('quote', quote);
  }

  separate(): void {
    this.out.byte(this.#delimiter);
  }

  /** Ends a row; `empty`: its only field was, and without quotes its line would be no row. */
  endRow(empty: boolean): void {
    if (empty) {
      this.out.byte(this.#quote);
      this.out.byte(this.#quote);
    }
    this.out.byte(LF);
  }

  /** A column's values as fields; null leaves the field empty. */
  of(column: Column, name: string): WriteRow {
    const { out } = this;
    const { type } = column;
    if (type.kind === 'string' || type.kind === 'binary') {
      const bytes = column.values as Uint8Array;
      const offsets = column.offsets!;
      const check = type.kind === 'binary' ? utf8Check(name) : null;
      return (row) => {
        check?.(bytes.subarray(offsets[row]!, offsets[row + 1]!), row);
        this.#field(bytes, offsets[row]!, offsets[row + 1]!);
      };
    }
    if (type.kind === 'fixedSizeBinary') {
      const bytes = column.values as Uint8Array;
      const check = utf8Check(name);
      return (row) => {
        check(bytes.subarray(row * type.size, (row + 1) * type.size), row);
        this.#field(bytes, row * type.size, (row + 1) * type.size);
      };
    }
    const write = scalarWriter(column, out, false) ?? jsonWriter(column, out, false);
    return (row) => {
      const start = out.length;
      write(row);
      // What was written is checked where it is, and only moved where it needs quotes.
      if (!this.#isSpecial(out.bytes, start, out.length)) return;
      const text = out.bytes.slice(start, out.length);
      out.length = start;
      this.#field(text, 0, text.length);
    };
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value);
    this.#field(bytes, 0, bytes.length);
  }

  #isSpecial(bytes: Uint8Array, start: number, end: number): boolean {
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      if (byte === this.#delimiter || byte === this.#quote || byte === LF || byte === CR) return true;
    }
    return false;
  }

  #field(bytes: Uint8Array, start: number, end: number): void {
    const { out } = this;
    if (!this.#isSpecial(bytes, start, end)) {
      out.copy(bytes, start, end);
      return;
    }
    const quote = this.#quote;
    out.byte(quote);
    let from = start;
    for (let i = start; i < end; i++) {
      if (bytes[i] !== quote) continue;
      out.copy(bytes, from, i + 1);
      from = i;
    }
    out.copy(bytes, from, end);
    out.byte(quote);
  }
}

/** Bytes are text in a CSV file, so they must be some. */
function utf8Check(name: string): (bytes: Uint8Array, row: number) => void {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (bytes, row) => {
    try {
      decoder.decode(bytes);
    } catch {
      throw new EncodeError(`writeCsv: the bytes of column "${name}" are not UTF-8 text in row ${row}.`, {
        column: name,
        row,
        hint: `Encode them first: col('${name}').encode('base64').`,
      });
    }
  };
}

/** The line with the columns' names. */
export function csvHeader(schema: Schema, options: CsvWriteOptions): Uint8Array<ArrayBuffer> {
  const writer = new FieldWriter(options);
  schema.fields.forEach(({ name }, i) => {
    if (i > 0) writer.separate();
    writer.text(name);
  });
  writer.endRow(schema.fields.length === 1 && schema.fields[0]!.name === '');
  return writer.out.take();
}

/** Rows as lines of CSV, as UTF-8. Null is an empty field; lists, structs and maps are JSON text. */
export function writeCsvRows(rows: Batch, options: CsvWriteOptions): Uint8Array<ArrayBuffer> {
  const writer = new FieldWriter(options);
  const { out } = writer;
  const fields = rows.columns.map((column, i) => writer.of(column, rows.schema.fields[i]!.name));
  for (let row = 0; row < rows.length; row++) {
    const start = out.length;
    for (let i = 0; i < fields.length; i++) {
      if (i > 0) writer.separate();
      if (isValid(rows.columns[i]!, row)) fields[i]!(row);
    }
    writer.endRow(fields.length === 1 && out.length === start);
  }
  return out.take();
}
