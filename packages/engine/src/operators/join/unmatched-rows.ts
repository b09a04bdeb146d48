import type { Batch, Schema } from '@pixelframe/columnar';
import { getBit } from '@pixelframe/columnar';
import type { JoinOutput } from '@pixelframe/plan';
import { JOIN_BATCH_ROWS, rightOutput } from '../join-output.ts';

/** The last rows of a right or outer join: the right rows whose bit is not set, in their order. */
export function* unmatchedRows(
  right: Batch,
  matched: Uint8Array,
  output: readonly JoinOutput[],
  schema: Schema,
): Generator<Batch> {
  for (let row = 0; row < right.length;) {
    const rows = new Int32Array(Math.min(JOIN_BATCH_ROWS, right.length - row));
    let count = 0;
    for (; row < right.length && count < rows.length; row++) if (!getBit(matched, row)) rows[count++] = row;
    if (count > 0) yield rightOutput(right, output, schema, rows.slice(0, count));
  }
}
