import { IoError } from '@pixelframe/columnar';
import { nodePath } from '../node-modules.ts';
import type { ByteSource } from './byte-source.ts';
import type { HttpOptions } from './http-source.ts';
import { httpSource } from './http-source.ts';
import { nodeSource } from './node-source.ts';
import type { PathPolicy } from './path-policy.ts';
import { pathOfFileUrl, schemeOf } from './path-policy.ts';

/**
 * The source of what `location` names under the policy. Never touches the network or the disk itself; an IoError for a
 * scheme that cannot be read here. `options` go to {@link httpSource}.
 */
export function resolveSource(location: string, policy: PathPolicy, options: HttpOptions = {}): ByteSource {
  const scheme = schemeOf(location);
  const named: HttpOptions = { name: location, ...options };
  switch (scheme) {
    case 'http':
    case 'https': {
      return httpSource(httpAddress(location, policy), named);
    }
    case 'blob':
    case 'data':
      return httpSource(location, options);
    case 'file':
      return pathSource(pathOfFileUrl(parse(location)), location, policy, named);
    case null:
      return policy.kind === 'page'
        ? pageSource(location, policy.baseUrl, named)
        : pathSource(location, location, policy, named);
    default:
      throw new IoError(`Cannot read ${location}: "${scheme}:" is not a scheme that can be read here.`, {
        file: location,
        hint: `Readable: ${readableSchemes(policy)}. Buckets are read through a signed https URL.`,
      });
  }
}

/** Where an http(s) URL is asked for under the policy: there, or at the runner's proxy. */
export function httpAddress(location: string, policy: PathPolicy): string {
  const url = parse(location);
  return policy.kind === 'runner' ? proxied(url, policy.proxyUrls) : url;
}

/** Spreads URLs over the proxy's addresses: a browser opens only six connections to each. */
function proxied(url: string, proxyUrls: readonly [string, ...string[]]): string {
  let hash = 0;
  for (let i = 0; i < url.length; i++) hash = (Math.imul(hash, 31) + url.charCodeAt(i)) >>> 0;
  return proxyUrls[hash % proxyUrls.length]! + encodeURIComponent(url);
}

function pageSource(location: string, baseUrl: string, options: HttpOptions): ByteSource {
  const url = parse(location, baseUrl);
  return httpSource(url, { ...options, name: url });
}

function pathSource(path: string, location: string, policy: PathPolicy, options: HttpOptions): ByteSource {
  switch (policy.kind) {
    case 'page':
      throw new IoError(`Cannot read ${location}: a page has no access to files by their path.`, {
        file: location,
        hint: 'Let the user pick the file or drop it on the page, serve it over http, or run the pipeline with `pixelframe run`.',
      });
    case 'runner':
      return httpSource(policy.filesUrl + encodeURIComponent(path), { ...options, explains: true });
    case 'node':
      return resolvedLater(location, async () => nodeSource((await nodePath()).resolve(policy.cwd, path), location));
  }
}

/** Resolving a path takes node:path, which only an await can bring. */
function resolvedLater(name: string, open: () => Promise<ByteSource>): ByteSource {
  return {
    name,
    size: async (signal) => (await open()).size(signal),
    read: async (start, end, signal) => (await open()).read(start, end, signal),
    readAll: async (signal) => (await open()).readAll(signal),
  };
}

function parse(location: string, baseUrl?: string): string {
  try {
    return new URL(location, baseUrl).href;
  } catch (cause) {
    const against = baseUrl === undefined ? '' : ` relative to ${baseUrl}`;
    throw new IoError(`Cannot read ${location}: it is not a valid URL${against}.`, { file: location, cause });
  }
}

const readableSchemes = (policy: PathPolicy): string =>
  policy.kind === 'page' ? 'http, https, blob, data' : 'paths, file, http, https, blob, data';
