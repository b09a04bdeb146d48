import type { FileFacts } from './cache/model-cache.ts';
import { exchange } from './exchange.ts';

export interface HubListing {
  readonly files: ReadonlyMap<string, FileFacts>;
  /** false: the model has more files than one page of the list. */
  readonly complete: boolean;
}

/** Null where the server does not list files as the hub does. Rejects on network trouble. */
export async function hubListing(
  url: string,
  headers: Readonly<Record<string, string>>,
  stallMs: number,
  signal: AbortSignal | undefined,
): Promise<HubListing | null> {
  const { response, close } = await exchange(url, { headers, stallMs, signal });
  try {
    if (!response.ok) return null;
    const entries: unknown = await response.json().catch(() => null);
    if (!Array.isArray(entries)) return null;
    const files = new Map<string, FileFacts>();
    for (const entry of entries as readonly unknown[]) {
      const file = fileOf(entry);
      if (file !== null) files.set(file.path, file.facts);
    }
    const complete = !(response.headers.get('link') ?? '').includes('rel="next"');
    return files.size === 0 ? null : { files, complete };
  } finally {
    close();
  }
}

interface TreeEntry {
  readonly type?: unknown;
  readonly path?: unknown;
  readonly size?: unknown;
  readonly oid?: unknown;
  readonly lfs?: { readonly oid?: unknown; readonly size?: unknown };
}

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function fileOf(entry: unknown): { readonly path: string; readonly facts: FileFacts } | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { type, path, size, oid, lfs } = entry as TreeEntry;
  if (type !== 'file' || typeof path !== 'string') return null;
  const bytes = typeof lfs?.size === 'number' ? lfs.size : size;
  const sha256 = textOr(lfs?.oid)?.replace(/^sha256:/, '') ?? null;
  return {
    path,
    facts: {
      size: typeof bytes === 'number' ? bytes : null,
      sha256: sha256 !== null && /^[0-9a-f]{64}$/i.test(sha256) ? sha256.toLowerCase() : null,
      oid: sha256 ?? textOr(oid),
      etag: null,
      validator: null,
    },
  };
}
