import type { FileRef } from '@pixelframe/engine';
import { source } from '@pixelframe/plan';
import { DataFrame } from './dataframe.ts';
import type { FileInput, Reader } from './input-files.ts';
import { filesLabel, inputFiles } from './input-files.ts';
import type { Row } from './row-types.ts';
import type { Session } from './session.ts';

const PARQUET: Reader = { name: 'readParquet', endings: ['parquet'], packed: false };

export async function parquetIn(session: Session, input: FileInput): Promise<DataFrame<Row>> {
  const files = await inputFiles(input, session, PARQUET);
  return parquetFilesIn(session, files, filesLabel('Parquet', files));
}

/** The footers of all files are read now; their columns must be the same. */
export async function parquetFilesIn(
  session: Session,
  files: readonly FileRef[],
  label: string,
): Promise<DataFrame<Row>> {
  const { schema, rows } = await session.client.describeParquet(files);
  const spec = session.addSource('parquet', label, { kind: 'parquet', files, schema, rows });
  return new DataFrame(source(spec, schema), session);
}
