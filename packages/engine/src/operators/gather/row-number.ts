import { batch, fixedWidthColumn } from '@pixelframe/columnar';
import type { Gather } from './gather.ts';

/** Adds each row's number in the whole input as a UInt64 column, written as pairs of 32-bit halves. */
export const rowNumber: Gather<'rowNumber'> = async function* ([input], _node, { schema }) {
  let next = 0;
  for await (const rows of input!) {
    const values = new BigUint64Array(rows.length);
    const halves = new Uint32Array(values.buffer);
    for (let i = 0; i < rows.length; i++, next++) {
      halves[2 * i] = next;
      halves[2 * i + 1] = next / 2 ** 32;
    }
    yield batch(schema, [...rows.columns, fixedWidthColumn({ kind: 'uint64' }, values)], rows.length);
  }
};
