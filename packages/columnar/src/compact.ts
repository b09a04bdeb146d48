import type { Batch, Column, Values } from './column.ts';
import { bitmapBytes, byteWidth } from './column.ts';
import { storageType } from './data-type.ts';
import { sliceColumn } from './slice.ts';

type Own = <T extends Values>(view: T, length: number) => T;

/** The first `length` elements in a buffer of exactly their size: `view` itself where it already is that. */
const reuse: Own = <T extends Values>(view: T, length: number): T => {
  const exact = view.length === length ? view : (view.subarray(0, length) as T);
  return exact.byteLength === exact.buffer.byteLength ? exact : (exact.slice() as T);
};

type Allocate = (bytes: number) => ArrayBuffer;

const copyInto =
  (allocate: Allocate): Own =>
  <T extends Values>(view: T, length: number): T => {
    const Constructor = view.constructor as new (buffer: ArrayBuffer, offset: number, length: number) => T;
    const own = new Constructor(allocate(length * view.BYTES_PER_ELEMENT), 0, length);
    (own as Uint8Array).set(view.subarray(0, length) as Uint8Array);
    return own;
  };

/**
 * The same rows in buffers that hold nothing else, so that a transfer moves only what is used and detaches no
 * neighbour. Copies only the views that pin a bigger buffer: what was exact already is shared with `column`, which a
 * transfer of the result therefore uses up; see {@link copyBatch} where the original must live.
 */
export const compactColumn = (column: Column): Column => rebuild(column, reuse);

function rebuild(column: Column, own: Own): Column {
  const { length, validity, values, offsets, origin } = column;
  const size = elementsUsed(column);
  return {
    ...column,
    validity: validity === null ? null : own(validity, bitmapBytes(length)),
    values: values === null ? null : own(values, size),
    offsets: offsets === null ? null : own(offsets, length + 1),
    children: column.children.map((child) => rebuild(sliceColumn(child, 0, size), own)),
    ...(origin === undefined ? {} : { origin: rebuild(origin, own) }),
  };
}

/** How much of `values`, or of the children's rows, belongs to the column's rows. */
function elementsUsed({ type, length, offsets }: Column): number {
  if (offsets !== null) return offsets[length]!;
  const storage = storageType(type);
  switch (storage.kind) {
    case 'bool':
      return bitmapBytes(length);
    case 'fixedSizeList':
      return length * storage.size;
    case 'fixedSizeBinary':
    case 'decimal':
      return length * byteWidth(storage);
    default:
      return length;
  }
}

/** {@link compactColumn} on every column; a column used twice (as an origin, say) is copied once. */
export const compactBatch = (batch: Batch): Batch => rebuildBatch(batch, reuse);

/**
 * The same rows in buffers of their own, fresh and exact ones unless `allocate` gives others of at least the size asked
 * for: nothing that is done to the result, a transfer least of all, reaches `batch`.
 */
export const copyBatch = (batch: Batch, allocate: Allocate = (bytes) => new ArrayBuffer(bytes)): Batch =>
  rebuildBatch(batch, copyInto(allocate));

function rebuildBatch(batch: Batch, own: Own): Batch {
  const done = new Map<Column, Column>();
  const once = (column: Column): Column => {
    const known = done.get(column);
    if (known !== undefined) return known;
    const { origin, ...bare } = column;
    const result = origin === undefined ? rebuild(bare, own) : { ...rebuild(bare, own), origin: once(origin) };
    done.set(column, result);
    return result;
  };
  return { ...batch, columns: batch.columns.map(once) };
}
