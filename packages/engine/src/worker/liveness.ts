/**
 * A worker that dies (terminated, crashed, out of memory) sends no event. It does release its Web Locks, in every
 * browser and at once: so each worker holds a lock of its own for life, and whoever watches asks for the same one.
 */
const locks = (): LockManager | undefined => (globalThis.navigator as Navigator | undefined)?.locks;

/** Called in the worker: resolves with the lock's name once it is held, null where there are no locks. */
export function holdLifeLock(): Promise<string | null> {
  const manager = locks();
  if (manager === undefined) return Promise.resolve(null);
  const name = `pixelframe-worker-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  return new Promise((resolve) => {
    void manager.request(
      name,
      () =>
        new Promise<never>(() => {
          resolve(name);
        }),
    );
  });
}

/** Called by the watcher: runs `onDeath` when the lock's holder is gone; returns how to stop watching. */
export function watchLifeLock(name: string, onDeath: () => void): () => void {
  const abort = new AbortController();
  locks()
    ?.request(name, { signal: abort.signal }, () => onDeath())
    .catch(() => {
      // Aborted: the watcher does not want to know any more.
    });
  return () => abort.abort();
}
