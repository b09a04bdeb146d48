import { IoError, orCancelled } from '@pixelframe/columnar';
import { httpSource } from '../sources/http-source.ts';
import type { PathPolicy } from '../sources/path-policy.ts';
import { pathOfFileUrl, schemeOf } from '../sources/path-policy.ts';
import { resolveSource } from '../sources/resolve-source.ts';
import type { FoundFile } from './file-entry.ts';
import type { ListedPath } from './node-files.ts';
import { listPaths } from './node-files.ts';

/** Files behind a string: one for a URL, all that match for a path. */
export async function listLocation(
  location: string,
  policy: PathPolicy,
  signal: AbortSignal | undefined,
): Promise<FoundFile[]> {
  const scheme = schemeOf(location);
  const isPath = scheme === 'file' || (scheme === null && policy.kind !== 'page');
  if (!isPath || policy.kind === 'page') return [urlEntry(location, policy)];
  const pattern = scheme === 'file' ? pathOfFileUrl(location) : location;
  const listed =
    policy.kind === 'node'
      ? await orCancelled(listPaths(pattern, policy.cwd), signal)
      : await listOnRunner(pattern, policy.listUrl, signal);
  return listed.map(({ path, location: content, size, lastModified }) => ({
    path,
    size,
    lastModified,
    type: '',
    content,
  }));
}

function urlEntry(location: string, policy: PathPolicy): FoundFile {
  // Refuses schemes that could not be read later.
  resolveSource(location, policy);
  if (!location.startsWith('data:') && (location.includes('*') || /\/(?:[?#]|$)/.test(location))) {
    throw new IoError(`Cannot list ${location}: a server does not say what is in a folder.`, {
      file: location,
      hint: 'Give the URL of every file.',
    });
  }
  return { path: location, size: null, lastModified: null, type: '', content: location };
}

async function listOnRunner(pattern: string, listUrl: string, signal: AbortSignal | undefined): Promise<ListedPath[]> {
  const source = httpSource(listUrl + encodeURIComponent(pattern), { name: pattern, explains: true });
  return JSON.parse(new TextDecoder().decode(await source.readAll(signal))) as ListedPath[];
}
