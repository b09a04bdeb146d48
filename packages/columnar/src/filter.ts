import type { Batch, Column } from './column.ts';
import { countBits } from './bitmap.ts';
import { typeName } from './data-type.ts';
import { PlanError } from './errors.ts';
import { takeBatch, takeColumn } from './take.ts';

/** Positions of the rows where a Bool column is true; null counts as false. */
export function trueRows(keep: Column): Uint32Array<ArrayBuffer> {
  if (keep.type.kind === 'null') return new Uint32Array(0);
  if (keep.type.kind !== 'bool') {
    throw new PlanError(`A filter needs a Bool column, got ${typeName(keep.type)}.`, {
      hint: 'Compare first, for example col("x").gt(0).',
    });
  }
  const bits = keep.values as Uint8Array;
  const { validity, length } = keep;
  const both = new Uint8Array((length + 7) >> 3);
  for (let i = 0; i < both.length; i++) both[i] = validity === null ? bits[i]! : bits[i]! & validity[i]!;
  const rows = new Uint32Array(countBits(both, length));
  let n = 0;
  for (let i = 0; i < both.length; i++) {
    const byte = both[i]!;
    if (byte === 0) continue;
    for (let bit = 0; bit < 8; bit++) if ((byte >> bit) & 1 && n < rows.length) rows[n++] = i * 8 + bit;
  }
  return rows;
}

/** The rows of `batch` where `keep` (Bool, same length) is true. The batch itself when that is all of them. */
export function filterBatch(batch: Batch, keep: Column): Batch {
  checkLength(keep, batch.length);
  const rows = trueRows(keep);
  return rows.length === batch.length ? batch : takeBatch(batch, rows);
}

/** The rows of `column` where `keep` (Bool, same length) is true. */
export function filterColumn(column: Column, keep: Column): Column {
  checkLength(keep, column.length);
  const rows = trueRows(keep);
  return rows.length === column.length ? column : takeColumn(column, rows);
}

function checkLength(keep: Column, length: number): void {
  if (keep.length !== length) throw new RangeError(`filter: ${keep.length} flags for ${length} rows`);
}
