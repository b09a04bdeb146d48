import type { Column } from '@pixelframe/columnar';
import { embeddingSize, isValid, stringsOf } from '@pixelframe/columnar';
import type { ByteWriter } from '../text/byte-writer.ts';
import type { WriteRow } from '../text/scalar-writer.ts';
import { scalarWriter } from '../text/scalar-writer.ts';

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;

const SHORT = new Map([
  [8, 'b'],
  [9, 't'],
  [10, 'n'],
  [12, 'f'],
  [13, 'r'],
  [QUOTE, '"'],
  [BACKSLASH, '\\'],
]);

/** A JSON string of UTF-8 text; only what must be escaped is. */
export function writeString(out: ByteWriter, bytes: Uint8Array, start: number, end: number): void {
  out.byte(QUOTE);
  let from = start;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH) continue;
    out.copy(bytes, from, i);
    const letter = SHORT.get(byte);
    out.ascii(letter === undefined ? `\\u${byte.toString(16).padStart(4, '0')}` : `\\${letter}`);
    from = i + 1;
  }
  out.copy(bytes, from, end);
  out.byte(QUOTE);
}

const encoder = new TextEncoder();

/** `"name":` */
export function keyOf(name: string): string {
  return `${JSON.stringify(name)}:`;
}

/** Writes any row of a column as JSON, null where it is null. Objects lose their null members where they are ignored. */
export function jsonWriter(column: Column, out: ByteWriter, ignoreNullFields: boolean): WriteRow {
  const write = presentWriter(column, out, ignoreNullFields);
  if (column.type.kind === 'null') return () => out.ascii('null');
  if (column.validity === null) return write;
  return (row) => {
    if (isValid(column, row)) write(row);
    else out.ascii('null');
  };
}

function presentWriter(column: Column, out: ByteWriter, ignoreNullFields: boolean): WriteRow {
  const scalar = scalarWriter(column, out, true);
  if (scalar !== null) return scalar;
  const { type } = column;
  const offsets = column.offsets!;
  switch (type.kind) {
    case 'string': {
      const bytes = column.values as Uint8Array;
      return (row) => writeString(out, bytes, offsets[row]!, offsets[row + 1]!);
    }
    case 'list': {
      const item = jsonWriter(column.children[0]!, out, ignoreNullFields);
      return (row) => writeItems(out, item, offsets[row]!, offsets[row + 1]!);
    }
    case 'fixedSizeList':
    case 'embedding': {
      const item = jsonWriter(column.children[0]!, out, ignoreNullFields);
      const size = embeddingSize(type);
      return (row) => writeItems(out, item, row * size, (row + 1) * size);
    }
    case 'struct':
      return objectWriter(
        type.fields.map(({ name }) => name),
        column.children,
        out,
        ignoreNullFields,
      );
    case 'map':
      return mapWriter(column, out, ignoreNullFields);
    default:
      throw new TypeError(`writeJson: no way to write ${type.kind}`);
  }
}

function writeItems(out: ByteWriter, item: WriteRow, start: number, end: number): void {
  out.byte(91);
  for (let i = start; i < end; i++) {
    if (i > start) out.byte(COMMA);
    item(i);
  }
  out.byte(93);
}

/** Writes rows of several columns as objects. */
export function objectWriter(
  names: readonly string[],
  columns: readonly Column[],
  out: ByteWriter,
  ignoreNullFields: boolean,
): WriteRow {
  const keys = names.map((name) => encoder.encode(keyOf(name)));
  const members = columns.map((column) => jsonWriter(column, out, ignoreNullFields));
  return (row) => {
    out.byte(123);
    let written = 0;
    for (let i = 0; i < members.length; i++) {
      if (ignoreNullFields && !isValid(columns[i]!, row)) continue;
      if (written++ > 0) out.byte(COMMA);
      out.copy(keys[i]!, 0, keys[i]!.length);
      members[i]!(row);
    }
    out.byte(125);
  };
}

/** A map's keys are Strings: what else there is was refused before. */
function mapWriter(column: Column, out: ByteWriter, ignoreNullFields: boolean): WriteRow {
  const [keys, values] = column.children[0]!.children as [Column, Column];
  const names = stringsOf(keys);
  const value = jsonWriter(values, out, ignoreNullFields);
  return (row) => {
    out.byte(123);
    const start = column.offsets![row]!;
    for (let i = start; i < column.offsets![row + 1]!; i++) {
      if (i > start) out.byte(COMMA);
      const key = encoder.encode(names[i] ?? '');
      writeString(out, key, 0, key.length);
      out.byte(COLON);
      value(i);
    }
    out.byte(125);
  };
}
