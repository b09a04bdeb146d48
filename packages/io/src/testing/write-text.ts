import type { Batch, DataType } from '@pixelframe/columnar';
import { batch, columnFromValues, schema } from '@pixelframe/columnar';
import type { TextOutput } from '../text/text-formats.ts';
import { createTextWriter } from '../text/text-formats.ts';

/** A batch of columns given by their types and values. */
export const rowsOf = (columns: Readonly<Record<string, readonly [DataType, readonly unknown[]]>>): Batch =>
  batch(
    schema(Object.entries(columns).map(([name, [type]]) => ({ name, type }))),
    Object.values(columns).map(([type, values]) => columnFromValues(values, type)),
  );

/** The file of a batch, written in one piece. */
export async function written(rows: Batch, output: TextOutput): Promise<Uint8Array<ArrayBuffer>> {
  const { head, write } = await createTextWriter(rows.schema, output);
  return new Uint8Array(await new Blob([...(head === null ? [] : [head]), write(rows)]).arrayBuffer());
}

export const writtenText = async (rows: Batch, output: TextOutput): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await written(rows, output));
