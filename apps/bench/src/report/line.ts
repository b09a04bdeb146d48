import type { Comparison } from '../statistics.ts';

/** One case against one peer. */
export interface Outcome {
  readonly suite: string;
  readonly case: string;
  readonly variant: 'wasm' | 'native' | 'approximate' | 'default';
  readonly peer: string;
  /** Pictures, or hashes, in a run. */
  readonly n: number;
  readonly result: Measured | NotMeasured;
}

export interface Measured {
  readonly kind: 'measured';
  readonly comparison: Comparison;
  readonly rounds: number;
  /** Between ours' results and the peer's; see the page's `meanDifference`. */
  readonly difference: number;
  /** The peer's time is what the whole would have taken at the speed of the part it did. */
  readonly extrapolated?: boolean;
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
    const figures = { ours_ms: rounded(oursMs), peer_ms: rounded(peerMs), ratio: rounded(ratio), n };
    return JSON.stringify({ ...head, ...figures, ...(result.extrapolated === true ? { extrapolated: true } : {}) });
  }
  const { oursMs, reason } = result;
  return JSON.stringify({ ...head, ours_ms: oursMs && rounded(oursMs), peer_ms: null, ratio: null, n, reason });
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
