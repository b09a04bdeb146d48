import { orCancelled } from '@pixelframe/columnar';

const scope = globalThis as { readonly navigator?: { readonly locks?: LockManager } };

const tails = new Map<string, Promise<unknown>>();

/** One after the other in this thread. */
async function inTurn<T>(name: string, work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  const before = tails.get(name) ?? Promise.resolve();
  const turn = before.then(() => {
    if (signal?.aborted === true) return undefined;
    return work();
  });
  const settled = turn.then(
    () => undefined,
    () => undefined,
  );
  tails.set(name, settled);
  void settled.then(() => {
    if (tails.get(name) === settled) tails.delete(name);
  });
  // Cancelled before its turn, the work never starts, and the race below has rejected.
  return orCancelled(turn as Promise<T>, signal);
}

/**
 * Runs the work while no other has the name: in this thread, and through Web Locks in every tab and worker of the site.
 * An aborted signal rejects at once; work that runs already keeps the name until it ends.
 */
export function exclusively<T>(name: string, work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  const locks = scope.navigator?.locks;
  if (locks === undefined) return inTurn(name, work, signal);
  const waiting = signal === undefined ? {} : { signal };
  return orCancelled(locks.request(name, waiting, () => work()) as Promise<T>, signal);
}
