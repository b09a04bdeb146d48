import type { Batch } from '@pixelframe/columnar';
import { columnNames } from '@pixelframe/columnar';
import { ByteWriter } from '../text/byte-writer.ts';
import { objectWriter } from './write-value.ts';

export interface JsonWriteOptions {
  /** Leaves null members out of objects. */
  readonly ignoreNullFields: boolean;
}

const LF = 10;

/** Rows as JSON Lines: one object a line, as UTF-8. */
export function writeJsonLines(rows: Batch, { ignoreNullFields }: JsonWriteOptions): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  const write = objectWriter(columnNames(rows.schema), rows.columns, out, ignoreNullFields);
  for (let row = 0; row < rows.length; row++) {
    write(row);
    out.byte(LF);
  }
  return out.take();
}
