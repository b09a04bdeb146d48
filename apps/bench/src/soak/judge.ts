import type { Arrivals, Resting } from './page/report.ts';

export interface SoakOutcome {
  readonly rows: number;
  readonly seconds: number;
  readonly limitBytes: number;
  readonly countedPeakBytes: number;
  /** Growth of the renderer's VmHWM since the warm-up query; null where it cannot be read. */
  readonly peakBytes: number | null;
  /** Rows per second soon after the start, and at the end. */
  readonly earlyRate: number;
  readonly lateRate: number;
  /** After the first query, and after the second and longer one. */
  readonly early: Resting;
  readonly late: Resting;
}

export interface Verdict {
  readonly what: string;
  /** null: not known on this system. */
  readonly ok: boolean | null;
}

const PEAK_TOLERANCE = 1.25;
const TOLERANCE = 0.1;

/** Rows per second while rows `from` to `to` came, as far as whole batches tell. */
export function rateBetween(arrivals: Arrivals, from: number, to: number): number {
  // Of two entries for the same row, the later one is the start of a new query.
  const start = arrivals.findLast(([rows]) => rows <= from) ?? arrivals[0]!;
  const end = arrivals.find(([rows]) => rows >= to) ?? arrivals.at(-1)!;
  return ((end[0] - start[0]) / (end[1] - start[1])) * 1000;
}

export function judge(outcome: SoakOutcome): Verdict[] {
  const { limitBytes, peakBytes, earlyRate, lateRate, early, late } = outcome;
  const grows = (before: number, after: number): boolean => after > before * (1 + TOLERANCE);
  return [
    {
      what: `peak ${megabytes(peakBytes)}, limit ${megabytes(limitBytes)} plus 25 %`,
      ok: peakBytes === null ? null : peakBytes <= limitBytes * PEAK_TOLERANCE,
    },
    {
      what: `rate ${earlyRate.toFixed(1)} rows per second early, ${lateRate.toFixed(1)} late`,
      ok: lateRate >= earlyRate * (1 - TOLERANCE),
    },
    {
      what: `JavaScript's memory at rest ${megabytes(early.heapBytes)} early, ${megabytes(late.heapBytes)} late`,
      ok: !grows(early.heapBytes, late.heapBytes),
    },
    {
      what: `counted at rest ${megabytes(early.countedBytes)} early, ${megabytes(late.countedBytes)} late`,
      ok: !grows(early.countedBytes, late.countedBytes),
    },
  ];
}

export function formatSoak(outcome: SoakOutcome): string {
  const { rows, seconds, countedPeakBytes } = outcome;
  const verdicts = judge(outcome).map(
    ({ what, ok }) => `${ok === null ? 'not known here' : ok ? 'ok' : 'FAILED'}: ${what}`,
  );
  const head = `${rows} pictures of 12 megapixels in ${seconds.toFixed(1)} s; the engine counted ${megabytes(countedPeakBytes)} at most`;
  return [head, ...verdicts].join('\n');
}

export function soakJsonLine(outcome: SoakOutcome): string {
  const { rows, seconds, limitBytes, peakBytes, countedPeakBytes, earlyRate, lateRate, early, late } = outcome;
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  return JSON.stringify({
    suite: 'soak',
    n: rows,
    seconds: rounded(seconds),
    limit_bytes: limitBytes,
    peak_bytes: peakBytes,
    counted_peak_bytes: countedPeakBytes,
    early_rows_per_second: rounded(earlyRate),
    late_rows_per_second: rounded(lateRate),
    early_heap_bytes: early.heapBytes,
    late_heap_bytes: late.heapBytes,
    early_counted_bytes: early.countedBytes,
    late_counted_bytes: late.countedBytes,
    ok: judge(outcome).every(({ ok }) => ok !== false),
  });
}

const megabytes = (bytes: number | null): string => (bytes === null ? 'unknown' : `${(bytes / 1e6).toFixed(1)} MB`);
