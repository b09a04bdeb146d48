import { PlanError } from '@pixelframe/columnar';
import type { FileRef } from '@pixelframe/engine';
import { listToRegistration } from '@pixelframe/engine';
import type { Session } from './session.ts';

/** A URL (or a path, glob or folder of them under the runner and in Node), a File or Blob, or the bytes themselves. */
export type FileInput = string | URL | Blob | Uint8Array | ArrayBuffer | readonly (string | URL | Blob)[];

function fileRef(input: string | URL | Blob | Uint8Array | ArrayBuffer, reader: string): FileRef {
  if (typeof input === 'string') return { name: input, content: input };
  if (input instanceof URL) return { name: input.href, content: input.href };
  if (input instanceof Blob)
    return { name: 'name' in input && typeof input.name === 'string' ? input.name : 'blob', content: input };
  if (input instanceof Uint8Array || input instanceof ArrayBuffer) {
    return { name: 'bytes', content: new Blob([input as BlobPart]) };
  }
  throw new PlanError(`${reader}: expected a URL, path, File, Blob or bytes.`);
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const GLOB = /[*?[{]/;

/** Who reads, and how the names of files end that it looks for. */
export interface Reader {
  readonly name: string;
  readonly endings: readonly string[];
  /** Also with `.gz` after that. */
  readonly packed: boolean;
}

const endingOf = ({ endings, packed }: Reader): RegExp =>
  new RegExp(`\\.(?:${endings.join('|')})${packed ? '(?:\\.gz)?' : ''}$`, 'i');

/**
 * The files of an input, at least one. Where paths exist, one that does not end as the reader's files do is a folder or a
 * glob and stands for the files in it that do; a path to a single file may end as it likes.
 */
export async function inputFiles(
  input: FileInput,
  session: Session,
  reader: Reader,
  signal?: AbortSignal,
): Promise<FileRef[]> {
  const ending = endingOf(reader);
  const files: FileRef[] = [];
  for (const one of (Array.isArray(input) ? input : [input]) as readonly (string | Blob)[]) {
    const isPath = typeof one === 'string' && session.paths.kind !== 'page' && !SCHEME.test(one);
    if (!isPath || (ending.test(one) && !GLOB.test(one))) {
      files.push(fileRef(one, reader.name));
      continue;
    }
    const name = one.slice(Math.max(one.lastIndexOf('/'), one.lastIndexOf('\\')) + 1);
    const { contents } = await listToRegistration(
      one,
      session.paths,
      // Of a path to one file, the listing has the name only.
      ({ path }) => ending.test(path) || (path === name && !path.includes('/')),
      signal,
    );
    for (const content of contents) files.push(fileRef(content, reader.name));
  }
  if (files.length > 0) return files;
  throw new PlanError(`${reader.name}: no files given.`, {
    hint: `Of folders and globs it reads files that end in .${reader.endings.join(', .')}${reader.packed ? ', or that and .gz' : ''}.`,
  });
}

/** `CSV people.csv`, `CSV (3 files)`. */
export const filesLabel = (kind: string, files: readonly FileRef[]): string =>
  files.length === 1 ? `${kind} ${files[0]!.name}` : `${kind} (${files.length} files)`;
