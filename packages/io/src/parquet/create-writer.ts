import type { Batch, Schema } from '@pixelframe/columnar';
import { describeSchema, PlanError, sameSchema } from '@pixelframe/columnar';
import { encodeRows } from './encode.ts';
import type { Footer } from './footer-edit.ts';
import { fileEnd, MAGIC, moveRowGroup, parseFooter } from './footer-edit.ts';
import type { ParquetWriter, ParquetWriterOptions } from './parquet-writer.ts';
import { rowBytes, splitByBytes } from './row-bytes.ts';
import type { Bytes } from './thrift.ts';
import { loadParquetWasm } from './wasm.ts';

/**
 * What {@link createParquetWriter} loads when it is first called.
 *
 * Each row group is encoded as a file of its own; of these all but the footers are written one behind the other, and
 * one footer at the end has all row groups, their offsets moved. Nothing but one row group is ever in memory.
 */
export async function createWriter(schema: Schema, options: ParquetWriterOptions): Promise<ParquetWriter> {
  const { compression = 'snappy', rowGroupBytes = 64 * 1024 * 1024 } = options;
  await loadParquetWasm(options.loadWasm);
  let pending: Batch[] = [];
  let pendingBytes = 0;
  let position = 0;
  let template: Footer | undefined;
  const rowGroups: Bytes[] = [];

  const flush = async (): Promise<Bytes> => {
    const file = await encodeRows(schema, pending, compression);
    pending = [];
    pendingBytes = 0;
    const footerLength = new DataView(file.buffer).getUint32(file.length - 8, true);
    const bodyEnd = file.length - 8 - footerLength;
    const footer = parseFooter(file.subarray(bodyEnd, file.length - 8));
    template ??= footer;
    // The first part keeps the magic bytes the file starts with.
    const body = file.slice(position === 0 ? 0 : MAGIC.length, bodyEnd);
    const by = position === 0 ? 0 : position - MAGIC.length;
    for (const group of footer.rowGroups) rowGroups.push(moveRowGroup(group, by, rowGroups.length));
    position += body.length;
    return body;
  };

  return {
    async write(batch) {
      if (!sameSchema(batch.schema, schema)) {
        throw new PlanError(
          `Cannot write rows of ${describeSchema(batch.schema)} to a file of ${describeSchema(schema)}.`,
        );
      }
      const done: Bytes[] = [];
      for (const part of splitByBytes(batch, rowGroupBytes)) {
        if (part.length === 0) continue;
        const bytes = rowBytes(part);
        if (pending.length > 0 && pendingBytes + bytes > rowGroupBytes) done.push(await flush());
        pending.push(part);
        pendingBytes += bytes;
      }
      if (pendingBytes >= rowGroupBytes) done.push(await flush());
      return done;
    },
    async finish() {
      const done = pending.length > 0 || template === undefined ? [await flush()] : [];
      done.push(fileEnd(template!, rowGroups));
      return done;
    },
    abort() {
      pending = [];
      pendingBytes = 0;
    },
  };
}
