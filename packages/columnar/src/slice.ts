import { sliceBitmap } from './bitmap.ts';
import type { Batch, Column, Values } from './column.ts';
import { byteWidth } from './column.ts';
import { storageType } from './data-type.ts';

/** Rows `start` (inclusive) to `end` (exclusive), sharing buffers wherever the layout allows. Bounds are clamped. */
export function sliceColumn(column: Column, start: number, end: number): Column {
  const last = Math.min(Math.max(end, 0), column.length);
  const first = Math.min(Math.max(start, 0), last);
  if (first === 0 && last === column.length) return column;
  const validity = column.validity === null ? null : sliceBitmap(column.validity, first, last);
  const origin = column.origin === undefined ? {} : { origin: sliceColumn(column.origin, first, last) };
  return { ...column, ...sliceBuffers(column, first, last), validity, length: last - first, ...origin };
}

function sliceBuffers(column: Column, start: number, end: number): Partial<Column> {
  const { values, offsets } = column;
  const storage = storageType(column.type);
  switch (storage.kind) {
    case 'null':
      return {};
    case 'bool':
      return { values: sliceBitmap(values as Uint8Array<ArrayBuffer>, start, end) };
    case 'string':
    case 'binary':
      return {
        values: values!.subarray(offsets![start]!, offsets![end]!) as Values,
        offsets: rebase(offsets!, start, end),
      };
    case 'list':
      return {
        offsets: rebase(offsets!, start, end),
        children: [sliceColumn(column.children[0]!, offsets![start]!, offsets![end]!)],
      };
    case 'fixedSizeList':
      return { children: [sliceColumn(column.children[0]!, start * storage.size, end * storage.size)] };
    case 'object':
      return { objects: column.objects!.slice(start, end) };
    case 'struct':
      return { children: column.children.map((child) => sliceColumn(child, start, end)) };
    default: {
      const width = byteWidth(storage) || 1;
      return { values: values!.subarray(start * width, end * width) as Values };
    }
  }
}

function rebase(offsets: Int32Array<ArrayBuffer>, start: number, end: number): Int32Array<ArrayBuffer> {
  const base = offsets[start]!;
  if (base === 0) return offsets.subarray(start, end + 1);
  const out = new Int32Array(end - start + 1);
  for (let i = 0; i < out.length; i++) out[i] = offsets[start + i]! - base;
  return out;
}

/** {@link sliceColumn} on every column. */
export function sliceBatch(batch: Batch, start: number, end: number): Batch {
  const last = Math.min(Math.max(end, 0), batch.length);
  const first = Math.min(Math.max(start, 0), last);
  if (first === 0 && last === batch.length) return batch;
  return {
    schema: batch.schema,
    length: last - first,
    columns: batch.columns.map((column) => sliceColumn(column, first, last)),
  };
}
