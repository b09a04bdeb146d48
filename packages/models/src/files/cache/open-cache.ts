import { cacheApiModelCache } from './cache-api-cache.ts';
import { memoryModelCache } from './memory-cache.ts';
import type { ModelCache } from './model-cache.ts';
import { opfsModelCache } from './opfs-cache.ts';

const scope = globalThis as {
  readonly navigator?: { readonly storage?: { readonly getDirectory?: unknown } };
  readonly caches?: CacheStorage;
};

/** The stores that outlast the page, best first. Some browsers have one and refuse it, as in private windows. */
async function* persistentCaches(): AsyncGenerator<ModelCache> {
  if (scope.navigator?.storage?.getDirectory !== undefined) {
    const cache = await opfsModelCache().catch(() => null);
    if (cache !== null) yield cache;
  }
  if (scope.caches !== undefined) {
    const cache = await cacheApiModelCache().catch(() => null);
    if (cache !== null) yield cache;
  }
}

/** Some browsers write there from workers only. */
function canWriteOpfs(): boolean {
  const { prototype } = FileSystemFileHandle;
  return 'createSyncAccessHandle' in prototype || 'createWritable' in prototype;
}

/** This thread's own: where nothing lasts, models are at least downloaded once only. */
let inMemory: ModelCache | null = null;

/**
 * Where downloaded models are kept: the origin's private file system, else the Cache API, else memory. In Node, memory,
 * or the folder given.
 *
 * @param folder in Node: an absolute path
 */
export async function openModelCache(folder?: string): Promise<ModelCache> {
  if (folder !== undefined) {
    const { folderModelCache } = await import('./folder-cache.ts');
    return folderModelCache(folder);
  }
  for await (const cache of persistentCaches()) {
    if (cache.kind !== 'OPFS' || canWriteOpfs()) return cache;
  }
  return (inMemory ??= memoryModelCache());
}

/**
 * Deletes all downloaded models of this site, complete or not.
 *
 * @example
 * await clearModelCache();
 */
export async function clearModelCache(): Promise<void> {
  await inMemory?.clear();
  for await (const cache of persistentCaches()) await cache.clear();
}
