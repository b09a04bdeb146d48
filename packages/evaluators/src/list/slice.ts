import type { Column } from '@pixelframe/columnar';
import { castColumn } from '../cast.ts';
import { bitmapBytes, isValid, setBit, takeColumn } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { asFloat64 } from '../numbers.ts';
import { listColumn, listParts, rangeIndices } from './list-parts.ts';

/** A reader of a column of positions; null where the position is. */
function positionsOf(column: Column): (row: number) => number | null {
  if (column.type.kind === 'null') return () => null;
  const numbers = asFloat64(column);
  return (row) => (isValid(column, row) ? numbers[row]! : null);
}

const clamp = (position: number, length: number): number =>
  Math.min(length, Math.max(0, position < 0 ? length + position : position));

export const slice: Evaluator = (args, call) => {
  const [input, start, end] = args as [Column, Column, Column];
  const bytes = call.type.kind === 'binary' ? castColumn(input, call.type) : null;
  const parts = bytes === null ? listParts(input) : null;
  const offsets = bytes === null ? parts!.offsets : bytes.offsets!;
  const first = positionsOf(start);
  const last = positionsOf(end);
  const starts = new Int32Array(call.length);
  const out = new Int32Array(call.length + 1);
  const valid = new Uint8Array(bitmapBytes(call.length));
  for (let row = 0; row < call.length; row++) {
    const length = offsets[row + 1]! - offsets[row]!;
    const from = first(row);
    const to = end.type.kind === 'null' ? length : last(row);
    out[row + 1] = out[row]!;
    if (from === null || to === null || !isValid(input, row)) continue;
    setBit(valid, row);
    starts[row] = offsets[row]! + clamp(from, length);
    out[row + 1] = out[row]! + Math.max(0, offsets[row]! + clamp(to, length) - starts[row]!);
  }
  if (bytes === null) return listColumn(call.type, out, takeColumn(parts!.items, rangeIndices(starts, out)), valid);
  const source = bytes.values as Uint8Array;
  const values = new Uint8Array(out[call.length]!);
  for (let row = 0; row < call.length; row++) {
    values.set(source.subarray(starts[row]!, starts[row]! + out[row + 1]! - out[row]!), out[row]!);
  }
  return { type: call.type, length: call.length, validity: valid, values, offsets: out, children: [] };
};
