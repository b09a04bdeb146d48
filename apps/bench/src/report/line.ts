import type { Comparison } from '../statistics.ts';

/** One case against one peer. */
export interface Outcome {
  readonly suite: string;
  readonly case: string;
  readonly variant: 'wasm' | 'native' | 'approximate' | 'default';
  readonly peer: string;
  /** Pictures in a run. */
  readonly n: number;
  readonly result: Measured | NotMeasured;
}

export interface Measured {
  readonly kind: 'measured';
  readonly comparison: Comparison;
  readonly rounds: number;
  /** Between ours' results and the peer's; see the page's `meanDifference`. */
  readonly difference: number;
}

export interface NotMeasured {
  readonly kind: 'not measured';
  readonly reason: string;
  /** Ours may have run all the same. */
  readonly oursMs: number | null;
}

/** The `--json` form: times are of a whole run over `n` pictures, rounded to a microsecond. */
export function jsonLine({ suite, case: name, variant, peer, n, result }: Outcome): string {
  const head = { suite, case: name, variant, peer };
  if (result.kind === 'measured') {
    const { oursMs, peerMs, ratio } = result.comparison;
    return JSON.stringify({ ...head, ours_ms: rounded(oursMs), peer_ms: rounded(peerMs), ratio: rounded(ratio), n });
  }
  const { oursMs, reason } = result;
  return JSON.stringify({ ...head, ours_ms: oursMs && rounded(oursMs), peer_ms: null, ratio: null, n, reason });
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
