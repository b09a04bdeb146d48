import type { Outcome } from './line.ts';

const headings = ['case', 'variant', 'peer', 'ours', 'peer', 'ratio', 'lowest..highest', 'differs by'];

/**
 * For people: times are milliseconds per picture, or those of a whole run; a ratio above 1 means that ours is faster; `~`
 * stands before what was extrapolated.
 */
export function formatOutcomes(outcomes: readonly Outcome[], unit: 'picture' | 'run' = 'picture'): string {
  return alignColumns([headings, ...outcomes.map((outcome) => cellsOf(outcome, unit))]);
}

/** The geometric mean and the lowest of the ratios to each peer. */
export function formatMeans(outcomes: readonly Outcome[]): string {
  const peers = [...new Set(outcomes.map(({ peer }) => peer))];
  const lines = peers.flatMap((peer) => {
    const measured = outcomes.flatMap((outcome) =>
      outcome.peer === peer && outcome.result.kind === 'measured'
        ? [{ name: outcome.case, ratio: outcome.result.comparison.ratio }]
        : [],
    );
    if (measured.length === 0) return [];
    const mean = Math.exp(measured.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / measured.length);
    const lowest = measured.reduce((low, item) => (item.ratio < low.ratio ? item : low));
    return [
      `${peer}: geometric mean of ${measured.length} ratios ${mean.toFixed(2)}, lowest ${lowest.ratio.toFixed(2)} (${lowest.name})`,
    ];
  });
  return lines.join('\n');
}

function cellsOf({ case: name, variant, peer, n, result }: Outcome, unit: 'picture' | 'run'): string[] {
  const each = (ms: number): string => (unit === 'run' ? ms.toFixed(0) : (ms / n).toFixed(2));
  if (result.kind === 'not measured') {
    const ours = result.oursMs === null ? '-' : each(result.oursMs);
    return [name, variant, peer, ours, '-', '-', '-', `- (${result.reason})`];
  }
  const { oursMs, peerMs, ratio, lowestRatio, highestRatio } = result.comparison;
  const range = `${lowestRatio.toFixed(2)}..${highestRatio.toFixed(2)}`;
  const about = result.extrapolated === true ? '~' : '';
  return [
    name,
    variant,
    peer,
    each(oursMs),
    about + each(peerMs),
    about + ratio.toFixed(2),
    range,
    result.difference.toPrecision(2),
  ];
}

/** Columns two spaces apart, each as wide as its widest cell. */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
