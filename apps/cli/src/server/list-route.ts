import type { ServerResponse } from 'node:http';
import { grantHint, type GrantedPaths } from '../granted-paths.ts';
import { respondError, respondJson } from './respond.ts';

/** `GET list/PATTERN`: the files a path, folder or glob names, as JSON. 404 with the reason where there are none. */
export async function serveList(
  response: ServerResponse,
  pattern: string,
  cwd: string,
  reads: GrantedPaths,
): Promise<void> {
  // Loaded on demand: most runs list nothing, and the room brings its formats along.
  const { listPaths } = await import('@pixelframe/io');
  let refused = false;
  const allow = async (path: string): Promise<boolean> => {
    const granted = (await reads.resolve(path)) !== undefined;
    if (!granted) refused = true;
    return granted;
  };
  try {
    respondJson(response, 200, await listPaths(pattern, cwd, allow));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const hint = error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined;
    respondError(response, 404, message, hint ?? (refused ? grantHint : undefined));
  }
}
