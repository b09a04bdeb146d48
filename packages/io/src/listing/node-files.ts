import type { Dirent } from 'node:fs';
import { IoError } from '@pixelframe/columnar';
import { nodeFs, nodePath } from '../node-modules.ts';
import { nodeError } from '../sources/node-error.ts';
import { globDepth, globMatcher, globRoot, isGlob } from './glob.ts';

/** A file on disk: `path` relative to what was listed, `location` absolute. Bytes; milliseconds since 1970. */
export interface ListedPath {
  readonly path: string;
  readonly location: string;
  readonly size: number;
  readonly lastModified: number;
}

/** Files looked at together. */
const CONCURRENCY = 64;

/**
 * The files that `pattern` means on this machine's disk: a file, a folder with all below it, or a glob. Links are
 * followed. Sorted by path in code-unit order. `allow` is asked about absolute paths as found, links unresolved:
 * files it refuses are left out; a folder or file named by the pattern itself that it refuses is an IoError, as are a
 * missing path and a glob without matches.
 */
export async function listPaths(
  pattern: string,
  cwd: string,
  allow: (absolutePath: string) => Promise<boolean> = async () => true,
): Promise<ListedPath[]> {
  const { resolve, sep } = await nodePath();
  const { stat } = await nodeFs();
  const normal = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  const literal = resolve(cwd, normal);
  const isHere = await stat(literal).then(
    () => true,
    () => false,
  );
  // A name may have brackets of its own.
  const globbed = !isHere && isGlob(normal);
  const root = globbed ? resolve(cwd, globRoot(normal)) : literal;
  if (!(await allow(root))) {
    throw new IoError(`Cannot read ${pattern}: it is outside the folders that may be read.`, { file: pattern });
  }
  const info = await stat(root).catch((error: unknown) => {
    throw nodeError(pattern, error);
  });
  if (!info.isDirectory()) {
    if (globbed) throw noMatch(pattern);
    const name = root.slice(root.lastIndexOf(sep) + 1);
    return [{ path: name, location: root, size: info.size, lastModified: info.mtimeMs }];
  }
  const relative = globbed ? normal.slice(globRoot(normal).length).replace(/^\/+/, '') : '**';
  const paths: string[] = [];
  await walk(root, '', globDepth(relative), new Set(), allow, paths);
  const files = await describeAll(root, sep, paths.filter(globMatcher(relative)));
  if (globbed && files.length === 0) throw noMatch(pattern);
  return files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

const noMatch = (pattern: string): IoError =>
  new IoError(`No file matches ${pattern}.`, { file: pattern, hint: 'Use ** to look into subfolders.' });

/** Collects the paths of files below `folder`. `above` has the real paths of the folders on the way: links may circle. */
async function walk(
  folder: string,
  prefix: string,
  depth: number,
  above: ReadonlySet<string>,
  allow: (absolutePath: string) => Promise<boolean>,
  out: string[],
): Promise<void> {
  const { readdir, realpath, stat } = await nodeFs();
  const real = await realpath(folder);
  if (above.has(real)) return;
  const children = await readdir(folder, { withFileTypes: true }).catch((error: unknown): Dirent[] => {
    if (prefix === '') throw nodeError(folder, error);
    return [];
  });
  const on = new Set(above).add(real);
  for (const child of children) {
    const path = prefix + child.name;
    const absolute = `${folder}/${child.name}`;
    const isLink = child.isSymbolicLink();
    const kind = isLink ? await stat(absolute).catch(() => null) : child;
    if (kind === null || (isLink && !(await allow(absolute)))) continue;
    if (kind.isFile()) out.push(path);
    else if (kind.isDirectory() && depth > 0) await walk(absolute, `${path}/`, depth - 1, on, allow, out);
  }
}

async function describeAll(root: string, sep: string, paths: readonly string[]): Promise<ListedPath[]> {
  const { stat } = await nodeFs();
  const files: ListedPath[] = [];
  for (let i = 0; i < paths.length; i += CONCURRENCY) {
    const part = paths.slice(i, i + CONCURRENCY).map(async (path): Promise<ListedPath | null> => {
      const location = root + (root.endsWith(sep) ? '' : sep) + path.replaceAll('/', sep);
      // One that vanished meanwhile is not there to be listed.
      const info = await stat(location).catch(() => null);
      return info === null ? null : { path, location, size: info.size, lastModified: info.mtimeMs };
    });
    files.push(...(await Promise.all(part)).filter((file) => file !== null));
  }
  return files;
}
