import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** Folders, and decisions about paths against their real places, so that no symbolic link leads out of them. */
export interface GrantedPaths {
  /**
   * The real path of what `path` names (relative: from the working directory), or undefined when it lies outside.
   * What does not exist is judged by the nearest folder above it that does.
   */
  resolve(path: string): Promise<string | undefined>;
}

/** What to do about a refused read. */
export const grantHint = 'Start the run in a folder above it, or grant its folder with --allow DIR.';

/** Grants everything below `folders`; folders that do not exist yet may appear later. */
export function grantPaths(cwd: string, folders: readonly string[]): GrantedPaths {
  return {
    async resolve(path) {
      // A NUL would make every file function throw, which is a fault of ours, not a refusal.
      if (path.includes('\0')) return undefined;
      const real = await realPathOf(resolve(cwd, path));
      for (const folder of folders) {
        if (isInside(await realPathOf(resolve(cwd, folder)), real)) return real;
      }
      return undefined;
    },
  };
}

/** `realpath` for paths whose end may not exist. */
export async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const parent = dirname(path);
    if (!isMissing(error) || parent === path) throw error;
    return join(await realPathOf(parent), basename(path));
  }
}

/** True for the folder itself and everything below it. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!isAbsolute(way) && way !== '..' && !/^\.\.[\\/]/.test(way));
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
