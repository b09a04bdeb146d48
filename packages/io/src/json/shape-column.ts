import type { Column, DataType } from '@pixelframe/columnar';
import { embeddingSize, isFloat, isInteger, nullColumn, takeColumn } from '@pixelframe/columnar';
import { ByteWriter } from '../text/byte-writer.ts';
import { Validity, sinkFor } from '../text/column-sink.ts';
import { floatAt, integerAt } from '../text/read-number.ts';
import { unescapeTo } from './json-string.ts';
import { ARRAY, ESCAPED, FALSE, FLOAT, INTEGER, NULL, OBJECT, type Shape, STRING, TRUE } from './shape.ts';

/** The first `rows` values of a shape as a column of the type; a value that is none of the type is null. */
export function columnOfShape(shape: Shape | undefined, type: DataType, rows: number, what: string): Column {
  if (shape === undefined) return nullColumn(type, rows);
  switch (type.kind) {
    case 'struct': {
      const children = type.fields.map((field) =>
        columnOfShape(shape.member(field.name)?.shape, field.type, rows, what),
      );
      return { type, length: rows, validity: presentWhere(shape, rows, OBJECT), values: null, offsets: null, children };
    }
    case 'list':
      return listColumn(shape, type, type.item, rows, what);
    case 'fixedSizeList':
    case 'embedding':
      return fixedListColumn(shape, type, rows, what);
    default:
      return scalarColumn(shape, type, rows, what);
  }
}

function presentWhere(shape: Shape, rows: number, tag: number): Uint8Array<ArrayBuffer> | null {
  const validity = new Validity(rows);
  for (let row = 0; row < rows; row++) if (shape.tagAt(row) === tag) validity.present(row);
  return validity.finish();
}

function listColumn(shape: Shape, type: DataType, item: DataType, rows: number, what: string): Column {
  const offsets = new Int32Array(rows + 1);
  for (let row = 0; row < rows; row++) {
    offsets[row + 1] = shape.tagAt(row) === ARRAY ? shape.itemEnds[row]! : offsets[row]!;
  }
  const children = [columnOfShape(shape.items ?? undefined, item, offsets[rows]!, what)];
  return { type, length: rows, validity: presentWhere(shape, rows, ARRAY), values: null, offsets, children };
}

/** Arrays of another length are null. */
function fixedListColumn(
  shape: Shape,
  type: Extract<DataType, { kind: 'fixedSizeList' | 'embedding' }>,
  rows: number,
  what: string,
): Column {
  const size = embeddingSize(type);
  const indices = new Int32Array(rows * size).fill(-1);
  const validity = new Validity(rows);
  let before = 0;
  for (let row = 0; row < rows; row++) {
    if (shape.tagAt(row) !== ARRAY) continue;
    const end = shape.itemEnds[row]!;
    if (end - before === size) {
      validity.present(row);
      for (let i = 0; i < size; i++) indices[row * size + i] = before + i;
    }
    before = end;
  }
  const items = columnOfShape(shape.items ?? undefined, type.item, before, what);
  const children = [takeColumn(items, indices)];
  return { type, length: rows, validity: validity.finish(), values: null, offsets: null, children };
}

/**
 * Numbers, booleans and texts by Daft's rules of conversion: true and false are the numbers 1 and 0, a fraction is cut
 * off for integers, a number is a count for dates and times, and everything has a text; strings are no numbers.
 */
function scalarColumn(shape: Shape, type: DataType, rows: number, what: string): Column {
  const { bytes, spans } = shape;
  const sink = sinkFor(type, rows, what);
  const isText = type.kind === 'string';
  const isBool = type.kind === 'bool';
  const takesStrings = !isBool && !isInteger(type) && !isFloat(type) && type.kind !== 'duration';
  const takesNumbers = isInteger(type) || isFloat(type);
  const takesCounts = ['date', 'time', 'timestamp', 'duration'].includes(type.kind);
  const scratch = new ByteWriter(256);
  for (let row = 0; row < rows && row < shape.length; row++) {
    const tag = shape.tags[row]!;
    if (tag === NULL) continue;
    const start = spans[row * 2]!;
    const end = spans[row * 2 + 1]!;
    switch (tag) {
      case STRING:
        if (takesStrings) sink.text(row, bytes, start, end);
        break;
      case ESCAPED:
        if (!takesStrings) break;
        scratch.length = 0;
        unescapeTo(bytes, start, end, scratch);
        sink.text(row, scratch.bytes, 0, scratch.length);
        break;
      case TRUE:
      case FALSE:
        if (isText || isBool) sink.text(row, bytes, start, end);
        else if (takesNumbers) sink.number(row, tag === TRUE ? 1 : 0);
        break;
      case INTEGER:
        if (takesCounts) sink.number(row, integerAt(bytes, start, end));
        else if (!isBool && type.kind !== 'binary') sink.text(row, bytes, start, end);
        break;
      case FLOAT:
        if (isInteger(type)) sink.number(row, Math.trunc(floatAt(bytes, start, end)));
        else if (isText || isFloat(type) || type.kind === 'decimal') sink.text(row, bytes, start, end);
        break;
      default:
        if (isText) sink.text(row, bytes, start, end);
    }
  }
  return sink.finish();
}
