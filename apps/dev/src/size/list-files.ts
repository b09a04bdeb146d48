import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** All scripts and wasm files below a folder: `/path` -> gzipped bytes. */
export async function listGzipped(folder: string): Promise<Map<string, number>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(?:js|wasm)$/.test(entry.name));
  const sizes = files.map(async (entry) => {
    const file = join(entry.parentPath, entry.name);
    return [`/${relative(folder, file).replaceAll(sep, '/')}`, gzipSync(await readFile(file)).length] as const;
  });
  return new Map(await Promise.all(sizes));
}
