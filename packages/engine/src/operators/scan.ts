import type { Batch, Column } from '@pixelframe/columnar';
import {
  batch,
  binaryColumn,
  columnOf,
  DataType as T,
  fixedWidthColumn,
  schema,
  stringsOf,
} from '@pixelframe/columnar';
import type { Morsel } from '../registration.ts';
import type { BatchStream, TaskContext } from './task-context.ts';

async function readBytes(morsel: Extract<Morsel, { kind: 'files' }>, context: TaskContext): Promise<Column> {
  const paths = columnOf(morsel.listing, 'path');
  const names = stringsOf(paths);
  // A morsel is a few files: reading them side by side hides each one's latency.
  const values = await Promise.all(
    morsel.contents!.map((content, i) => context.services.open(content, names[i] ?? '').readAll(context.signal)),
  );
  return binaryColumn(values, paths);
}

function rangeBatch({ start, step, count }: Extract<Morsel, { kind: 'range' }>): Batch {
  const values = new BigInt64Array(count);
  const halves = new Int32Array(values.buffer);
  for (let i = 0; i < count; i++) {
    const value = start + i * step;
    halves[2 * i] = value;
    halves[2 * i + 1] = Math.floor(value / 2 ** 32);
  }
  return batch(schema([{ name: 'id', type: T.int64() }]), [fixedWidthColumn(T.int64(), values)], count);
}

/** The first operator of every pipeline: reads one morsel. */
export async function* scan(morsel: Morsel, context: TaskContext): BatchStream {
  switch (morsel.kind) {
    case 'batch':
      yield morsel.batch;
      return;
    case 'range':
      yield rangeBatch(morsel);
      return;
    case 'rows':
      yield batch(schema([]), [], morsel.count);
      return;
    case 'parquet': {
      const reader = await context.services.parquet(morsel.file, context.signal);
      const { rowGroup, offset, limit } = morsel;
      const columns = morsel.schema.fields.map((field) => field.name);
      yield await reader.read({ rowGroup, columns, offset, limit, signal: context.signal });
      return;
    }
    case 'files': {
      const bytes = morsel.contents === null ? null : await readBytes(morsel, context);
      const columns = morsel.schema.fields.map((field) =>
        field.name === 'bytes' && bytes !== null ? bytes : columnOf(morsel.listing, field.name),
      );
      yield batch(schema(morsel.schema.fields), columns, morsel.listing.length) satisfies Batch;
    }
  }
}
