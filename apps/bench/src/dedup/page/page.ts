// The page of the dedup suite.
import type { DedupContenderName } from '../cases.ts';
import type { DedupOptions, DedupRun } from './bench-page.ts';

/** Counts the pairs once more. */
type Count = () => Promise<Omit<DedupRun, 'ms'> & { readonly ms?: number }>;

const contenders = new Map<DedupContenderName, Count>();

/** Loads a contender's code, and with it the libraries it stands on. */
async function openContender(name: DedupContenderName, options: DedupOptions): Promise<Count> {
  switch (name) {
    case 'ours':
      return (await import('./ours.ts')).openOurs(options);
    case 'plain-loop':
      return (await import('./plain-loop.ts')).openPlainLoop(options);
    case 'duckdb-wasm':
      return (await import('./duckdb.ts')).openDuckDb(options);
  }
}

globalThis.pixelframeDedupBench = {
  async open(name, options) {
    contenders.set(name, await openContender(name, options));
  },
  async run(name) {
    globalThis.gc?.();
    const started = performance.now();
    const count = await contenders.get(name)!();
    return { ms: performance.now() - started, ...count };
  },
};
