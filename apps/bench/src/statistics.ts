/**
 * The middle of `values`; of an even number, the mean of the two in the middle.
 *
 * @throws RangeError for no values
 */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('The median of no values.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** One round: both ran within seconds of each other, so both met the same state of the machine. */
export interface Round {
  readonly oursMs: number;
  readonly peerMs: number;
}

export interface Comparison {
  readonly oursMs: number;
  readonly peerMs: number;
  /** Above 1: ours is that many times faster. */
  readonly ratio: number;
  readonly lowestRatio: number;
  readonly highestRatio: number;
}

/** Medians over rounds; the ratio is the median of the rounds' own ratios, not the ratio of the medians. */
export function compare(rounds: readonly Round[]): Comparison {
  const ratios = rounds.map(({ oursMs, peerMs }) => peerMs / oursMs);
  return {
    oursMs: median(rounds.map((round) => round.oursMs)),
    peerMs: median(rounds.map((round) => round.peerMs)),
    ratio: median(ratios),
    lowestRatio: Math.min(...ratios),
    highestRatio: Math.max(...ratios),
  };
}
