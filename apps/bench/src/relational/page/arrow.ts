import { Float64, Int32, makeData, makeVector, Table, Utf8, type Vector } from 'apache-arrow';
import type { PlainColumn, PlainTable } from '../tables.ts';

function utf8(codes: Int32Array<ArrayBuffer>, words: readonly string[]): Vector {
  const encoder = new TextEncoder();
  const encoded = words.map((word) => encoder.encode(word));
  const valueOffsets = new Int32Array(codes.length + 1);
  codes.forEach((code, row) => (valueOffsets[row + 1] = valueOffsets[row]! + encoded[code]!.length));
  const data = new Uint8Array(valueOffsets.at(-1)!);
  codes.forEach((code, row) => data.set(encoded[code]!, valueOffsets[row]));
  return makeVector(makeData({ type: new Utf8(), length: codes.length, nullCount: 0, valueOffsets, data }));
}

function vectorOf(column: PlainColumn): Vector {
  switch (column.kind) {
    case 'int':
      return makeVector(makeData({ type: new Int32(), data: column.values }));
    case 'float':
      return makeVector(makeData({ type: new Float64(), data: column.values }));
    case 'string':
      return utf8(column.codes, column.words);
  }
}

/** The table in Arrow memory, strings as plain Utf8: nobody is handed dictionaries. */
export const toArrow = (table: PlainTable): Table =>
  new Table(Object.fromEntries(Object.entries(table).map(([name, column]) => [name, vectorOf(column)])));
