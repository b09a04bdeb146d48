import type { Batch, Column } from './column.ts';
import { byteWidth, valuesConstructor } from './column.ts';
import { storageType } from './data-type.ts';
import type { Ranges } from './gather.ts';
import { copyWords, gatherBits, gatherFixed, gatherValidity } from './gather.ts';
import { checkOffset } from './limits.ts';

/**
 * Rows by position, in the order given. In an Int32Array a negative index is a null row (an outer join's missing
 * side). Throws RangeError on an index past the end.
 */
export function takeColumn(column: Column, indices: Uint32Array | Int32Array): Column {
  return takeRanges(column, rangesOf(indices, column.length), new Map());
}

/** {@link takeColumn} on every column; a column that is also another's origin is taken once. */
export function takeBatch(batch: Batch, indices: Uint32Array | Int32Array): Batch {
  const ranges = rangesOf(indices, batch.length);
  const done = new Map<Column, Column>();
  return {
    schema: batch.schema,
    length: indices.length,
    columns: batch.columns.map((column) => takeRanges(column, ranges, done)),
  };
}

function rangesOf(indices: Uint32Array | Int32Array, length: number): Ranges {
  for (let i = 0; i < indices.length; i++) {
    if (indices[i]! >= length) throw new RangeError(`take: index ${indices[i]} of ${length} rows`);
  }
  // Checked to be below 2^31, so both kinds read alike and the loops see one class.
  const starts =
    indices instanceof Int32Array ? indices : new Int32Array(indices.buffer, indices.byteOffset, indices.length);
  return { starts, counts: null, rows: indices.length };
}

function takeRanges(column: Column, r: Ranges, done: Map<Column, Column>): Column {
  const known = done.get(column);
  if (known !== undefined) return known;
  const taken: Column = {
    ...column,
    length: r.rows,
    validity: column.type.kind === 'null' ? null : gatherValidity(column.validity, r),
    ...takeBuffers(column, r),
    ...(column.origin === undefined ? {} : { origin: takeRanges(column.origin, r, done) }),
  };
  done.set(column, taken);
  return taken;
}

function takeBuffers(column: Column, r: Ranges): Partial<Column> {
  const storage = storageType(column.type);
  switch (storage.kind) {
    case 'null':
      return {};
    case 'bool':
      return { values: gatherBits(column.values as Uint8Array, r) };
    case 'string':
    case 'binary':
      return takeBytes(column.offsets!, column.values as Uint8Array, r);
    case 'list': {
      const { offsets, items } = takeOffsets(column.offsets!, r, 'list items');
      return { offsets, children: [takeRanges(column.children[0]!, items, new Map())] };
    }
    case 'fixedSizeList': {
      const items = scale(r, storage.size);
      return { children: [takeRanges(column.children[0]!, items, new Map())] };
    }
    case 'object':
      return { objects: takeObjects(column.objects!, r) };
    case 'struct':
      return { children: column.children.map((child) => takeRanges(child, r, new Map())) };
    default: {
      const Numbers = valuesConstructor(storage);
      const width = byteWidth(storage);
      const values = Numbers === undefined ? new Uint8Array(r.rows * width) : new Numbers(r.rows);
      if (r.rows > 0) gatherFixed(column.values!, values, width || values.BYTES_PER_ELEMENT, r);
      return { values };
    }
  }
}

function takeObjects(objects: readonly unknown[], { starts, counts }: Ranges): unknown[] {
  const out: unknown[] = [];
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    const count = counts === null ? 1 : counts[i]!;
    for (let k = 0; k < count; k++) out.push(start < 0 ? null : objects[start + k]);
  }
  return out;
}

function scale(r: Ranges, size: number): Ranges {
  const { starts, counts } = r;
  checkOffset(r.rows * size, 'list items');
  return {
    starts: starts.map((start) => (start < 0 ? -1 : start * size)),
    counts: counts === null ? new Int32Array(starts.length).fill(size) : counts.map((count) => count * size),
    rows: r.rows * size,
  };
}

/** Offsets of the taken rows, and the items (or bytes) they refer to: rows next to each other stay one range. */
function takeOffsets(
  offsets: Int32Array,
  r: Ranges,
  what: string,
): { offsets: Int32Array<ArrayBuffer>; items: Ranges } {
  const { starts, counts } = r;
  const out = new Int32Array(r.rows + 1);
  const itemStarts = new Int32Array(starts.length);
  const itemCounts = new Int32Array(starts.length);
  let at = 0;
  let total = 0;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    const count = counts === null ? 1 : counts[i]!;
    if (start < 0) {
      out.fill(total, at + 1, at + count + 1);
      at += count;
      continue;
    }
    const base = offsets[start]!;
    for (let k = 1; k <= count; k++) out[++at] = total + offsets[start + k]! - base;
    itemStarts[i] = base;
    itemCounts[i] = offsets[start + count]! - base;
    total += itemCounts[i]!;
  }
  return { offsets: out, items: { starts: itemStarts, counts: itemCounts, rows: checkOffset(total, what) } };
}

function takeBytes(offsets: Int32Array, bytes: Uint8Array, r: Ranges): Partial<Column> {
  const { offsets: out, items } = takeOffsets(offsets, r, 'bytes');
  const values = new Uint8Array(items.rows);
  let at = 0;
  for (let i = 0; i < items.starts.length; i++) {
    copyWords(bytes, items.starts[i]!, values, at, items.counts![i]!);
    at += items.counts![i]!;
  }
  return { offsets: out, values };
}
