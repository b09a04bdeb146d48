import { countPairs, type PairCount } from '../count-pairs.ts';
import { makeHashes } from '../make-hashes.ts';
import type { DedupOptions } from './bench-page.ts';

export interface LoopResult extends PairCount {
  /** Of the part that was done. */
  readonly ms: number;
}

let hashes: Uint8Array | null = null;

addEventListener('message', ({ data }: MessageEvent<DedupOptions>) => {
  hashes ??= makeHashes(data.n, data.maxDistance);
  const started = performance.now();
  const count = countPairs(hashes, data.maxDistance, () => performance.now() - started > data.loopLimitMs);
  postMessage({ ...count, ms: performance.now() - started } satisfies LoopResult);
});
