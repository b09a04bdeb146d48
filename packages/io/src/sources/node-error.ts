import { IoError } from '@pixelframe/columnar';

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links go in a circle',
  EMFILE: 'too many open files',
};

/** A failed call of node:fs, as an IoError about `path`. */
export function nodeError(path: string, error: unknown): IoError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const problem = PROBLEMS[code] ?? (error instanceof Error ? error.message : String(error));
  return new IoError(`Cannot read ${path}: ${problem}.`, { file: path, cause: error });
}
