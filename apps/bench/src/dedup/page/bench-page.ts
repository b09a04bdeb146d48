import type { DedupContenderName } from '../cases.ts';

export interface DedupOptions {
  readonly n: number;
  readonly maxDistance: number;
  readonly workers: number;
  /** When the plain loop stops. */
  readonly loopLimitMs: number;
}

export interface DedupRun {
  readonly ms: number;
  readonly pairs: number;
  /** Not all was done: `ms` is what it would have taken, `pairs` says nothing. */
  readonly extrapolated: boolean;
}

/** What the Node side calls in the page. */
export interface DedupPage {
  /** Starts a contender with the hashes in its hands. */
  open(name: DedupContenderName, options: DedupOptions): Promise<void>;
  run(name: DedupContenderName): Promise<DedupRun>;
}

declare global {
  /** Set once the page's script has run. */
  var pixelframeDedupBench: DedupPage | undefined;
}
