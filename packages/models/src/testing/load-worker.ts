import { openModelCache } from '../files/cache/open-cache.ts';
import { openModel } from '../files/open-model.ts';

export interface LoadRequest {
  readonly endpoint: string;
  readonly id: string;
  readonly file: string;
}

/** Loads a file as a compute worker does; tells its progress, then where it is kept and its bytes. */
globalThis.addEventListener('message', async ({ data }: MessageEvent<LoadRequest>) => {
  const cache = await openModelCache();
  const files = await openModel(data.id, {
    hub: { endpoint: data.endpoint },
    cache,
    onProgress: ({ loaded }) => globalThis.postMessage({ loaded }),
  });
  const bytes = await files.bytes(data.file);
  globalThis.postMessage({ kind: cache.kind, bytes });
});
