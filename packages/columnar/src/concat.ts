import { emptyBatch } from './batch.ts';
import { copyBits, setBits } from './bitmap.ts';
import type { Batch, Column } from './column.ts';
import { bitmapBytes, byteWidth, nullColumn, valuesConstructor } from './column.ts';
import { DataType, sameType, storageType, typeName } from './data-type.ts';
import { PlanError } from './errors.ts';
import { checkOffset } from './limits.ts';
import type { Schema } from './schema.ts';
import { sameSchema, describeSchema } from './schema.ts';
import { sliceColumn } from './slice.ts';

/** The rows of all columns in order, in fresh buffers (one column alone is returned as it is). All types must be equal. */
export function concatColumns(columns: readonly Column[]): Column {
  const first = columns[0];
  if (first === undefined) throw new PlanError('concatColumns needs at least one column.');
  for (const { type } of columns) {
    if (!sameType(type, first.type)) {
      throw new PlanError(`Cannot concatenate ${typeName(first.type)} with ${typeName(type)}.`, {
        hint: 'Cast one of them first.',
      });
    }
  }
  const parts = columns.filter((column) => column.length > 0);
  if (parts.length < 2) return parts[0] ?? first;
  const length = checkOffset(
    parts.reduce((sum, part) => sum + part.length, 0),
    'rows',
  );
  return {
    type: first.type,
    length,
    validity: concatValidity(parts, length),
    values: null,
    offsets: null,
    children: [],
    ...concatBuffers(parts, length),
    ...concatOrigins(parts),
  };
}

function concatValidity(parts: readonly Column[], length: number): Column['validity'] {
  if (parts.every((part) => part.validity === null)) return null;
  const out = new Uint8Array(bitmapBytes(length));
  let at = 0;
  for (const { validity, length: rows } of parts) {
    if (validity === null) setBits(out, at, rows);
    else copyBits(validity, 0, out, at, rows);
    at += rows;
  }
  return out;
}

function concatOrigins(parts: readonly Column[]): { origin?: Column } {
  if (parts.every((part) => part.origin === undefined)) return {};
  return { origin: concatColumns(parts.map((part) => part.origin ?? nullColumn(DataType.string(), part.length))) };
}

function concatBuffers(parts: readonly Column[], length: number): Partial<Column> {
  const storage = storageType(parts[0]!.type);
  switch (storage.kind) {
    case 'null':
      return {};
    case 'bool': {
      const values = new Uint8Array(bitmapBytes(length));
      let at = 0;
      for (const part of parts) {
        copyBits(part.values as Uint8Array, 0, values, at, part.length);
        at += part.length;
      }
      return { values };
    }
    case 'string':
    case 'binary': {
      const offsets = concatOffsets(parts, length, 'bytes');
      const values = new Uint8Array(offsets[length]!);
      let at = 0;
      for (const part of parts) {
        const used = part.offsets![part.length]!;
        values.set((part.values as Uint8Array).subarray(0, used), at);
        at += used;
      }
      return { offsets, values };
    }
    case 'list': {
      const offsets = concatOffsets(parts, length, 'list items');
      const items = parts.map((part) => sliceColumn(part.children[0]!, 0, part.offsets![part.length]!));
      return { offsets, children: [concatColumns(items)] };
    }
    case 'fixedSizeList':
      return {
        children: [concatColumns(parts.map((part) => sliceColumn(part.children[0]!, 0, part.length * storage.size)))],
      };
    case 'object':
      return { objects: parts.flatMap((part) => part.objects!.slice(0, part.length)) };
    case 'struct':
      return {
        children: parts[0]!.children.map((_, i) =>
          concatColumns(parts.map((part) => sliceColumn(part.children[i]!, 0, part.length))),
        ),
      };
    default: {
      const width = byteWidth(storage) || 1;
      const Numbers = valuesConstructor(storage) ?? Uint8Array;
      // `set` needs both sides of one class; the kinds are equal, so any class stands for all.
      const values = new Numbers(length * width) as Float64Array<ArrayBuffer>;
      let at = 0;
      for (const part of parts) {
        values.set((part.values as Float64Array).subarray(0, part.length * width), at);
        at += part.length * width;
      }
      return { values };
    }
  }
}

function concatOffsets(parts: readonly Column[], length: number, what: string): Int32Array<ArrayBuffer> {
  const out = new Int32Array(length + 1);
  let at = 0;
  let base = 0;
  for (const { offsets, length: rows } of parts) {
    for (let i = 1; i <= rows; i++) out[++at] = base + offsets![i]!;
    base = checkOffset(base + offsets![rows]!, what);
  }
  return out;
}

/** The rows of all batches in order; an empty batch of `schema` when there are none. */
export function concatBatches(schema: Schema, batches: readonly Batch[]): Batch {
  for (const batch of batches) {
    if (!sameSchema(batch.schema, schema)) {
      throw new PlanError(
        `Cannot concatenate batches of (${describeSchema(batch.schema)}) as (${describeSchema(schema)}).`,
      );
    }
  }
  if (batches.length === 0) return emptyBatch(schema);
  if (batches.length === 1) return batches[0]!;
  return {
    schema,
    length: batches.reduce((sum, batch) => sum + batch.length, 0),
    columns: schema.fields.map((_, i) => concatColumns(batches.map((batch) => batch.columns[i]!))),
  };
}
