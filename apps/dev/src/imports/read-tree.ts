import { globSync, type GlobOptions } from 'tinyglobby';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Room, Tree } from './check-imports.ts';
import { roomEdges } from './room-edges.ts';

/** The workspace at `root` as {@link Tree}. */
export function readTree(root: string): Tree {
  const options: GlobOptions = { cwd: root, ignore: ['**/node_modules/**', '**/dist/**'] };
  const rooms = globSync('{packages,apps}/*/package.json', options).map((path): Room => {
    const manifest = JSON.parse(readFileSync(join(root, path), 'utf8')) as { name: string; exports?: Room['exports'] };
    return { name: manifest.name, folder: dirname(path), exports: manifest.exports ?? {} };
  });
  const paths = globSync('{packages,apps}/*/**/*.{ts,mts}', options).sort();
  const files = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  return { rooms, files, edges: roomEdges };
}
