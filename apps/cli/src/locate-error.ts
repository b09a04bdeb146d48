import { SourceMap, type SourceMapPayload } from 'node:module';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const notUsers = ['packages', 'apps/cli', 'node_modules'].map((folder) => resolve(checkout, folder) + sep);

/**
 * The place in the user's own files that a stack from the page passes through first, as `pipeline.ts:3:5`.
 *
 * @param stack `Error.stack` of the page, whose frames name files of the bundle
 * @param maps script of the bundle -> its source map in JSON, with absolute sources
 * @param cwd the place is named from here
 */
export function locateError(stack: string, maps: ReadonlyMap<string, string>, cwd: string): string | undefined {
  for (const [, name = '', line, column] of stack.matchAll(/\/bundle\/([^:?)\s]+):(\d+):(\d+)/g)) {
    const json = maps.get(name);
    if (json === undefined) continue;
    const entry = new SourceMap(JSON.parse(json) as SourceMapPayload).findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in entry)) continue;
    const file = entry.originalSource;
    if (notUsers.some((folder) => file.startsWith(folder)) || file.includes(`${sep}node_modules${sep}`)) continue;
    return `${relative(cwd, file)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  }
  return undefined;
}
