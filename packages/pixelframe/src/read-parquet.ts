import { PlanError } from '@pixelframe/columnar';
import type { FileRef } from '@pixelframe/engine';
import { listToRegistration } from '@pixelframe/engine';
import { source } from '@pixelframe/plan';
import { DataFrame } from './dataframe.ts';
import type { Row } from './row-types.ts';
import type { Session } from './session.ts';

/** A URL (or a path, glob or folder of them under the runner and in Node), a File or Blob, or the bytes themselves. */
export type ParquetInput = string | URL | Blob | Uint8Array | ArrayBuffer | readonly (string | URL | Blob)[];

function fileRef(input: string | URL | Blob | Uint8Array | ArrayBuffer): FileRef {
  if (typeof input === 'string') return { name: input, content: input };
  if (input instanceof URL) return { name: input.href, content: input.href };
  if (input instanceof Blob)
    return { name: 'name' in input && typeof input.name === 'string' ? input.name : 'blob', content: input };
  if (input instanceof Uint8Array || input instanceof ArrayBuffer) {
    return { name: 'bytes', content: new Blob([input as BlobPart]) };
  }
  throw new PlanError('readParquet: expected a URL, path, File, Blob or bytes.');
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** Where paths exist, a path that is no single .parquet file is a folder or a glob and stands for its files. */
async function resolveFiles(input: ParquetInput, session: Session): Promise<FileRef[]> {
  const files: FileRef[] = [];
  for (const one of (Array.isArray(input) ? input : [input]) as readonly (string | Blob)[]) {
    const isPath = typeof one === 'string' && session.paths.kind !== 'page' && !SCHEME.test(one);
    if (!isPath || (one.endsWith('.parquet') && !/[*?[{]/.test(one))) {
      files.push(fileRef(one));
      continue;
    }
    const { contents } = await listToRegistration(one, session.paths, (entry) => entry.path.endsWith('.parquet'));
    for (const content of contents) files.push(fileRef(content));
  }
  return files;
}

export async function parquetIn(session: Session, input: ParquetInput): Promise<DataFrame<Row>> {
  const files = await resolveFiles(input, session);
  const { schema, rows } = await session.client.describeParquet(files);
  const label = files.length === 1 ? `Parquet ${files[0]!.name}` : `Parquet (${files.length} files)`;
  const spec = session.addSource('parquet', label, { kind: 'parquet', files, schema, rows });
  return new DataFrame(source(spec, schema), session);
}
