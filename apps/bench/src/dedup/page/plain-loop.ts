import type { DedupOptions } from './bench-page.ts';
import type { LoopResult } from './plain-loop-worker.ts';

/** Two nested loops in one worker. */
export async function openPlainLoop(options: DedupOptions) {
  const worker = new Worker(new URL('./plain-loop-worker.ts', import.meta.url), { type: 'module' });
  const all = (options.n * (options.n - 1)) / 2;
  return async () => {
    const { pairs, compared, ms } = await new Promise<LoopResult>((resolve, reject) => {
      const once = { once: true };
      worker.addEventListener('message', ({ data }: MessageEvent<LoopResult>) => resolve(data), once);
      worker.addEventListener('error', ({ message }) => reject(new Error(message)), once);
      worker.postMessage(options);
    });
    return { pairs, ms: ms * (all / compared), extrapolated: compared < all };
  };
}
