import type { PageMeasurement } from './measure-page.ts';
import type { QueryTimes } from './query-times.ts';

/** Gzipped, of everything a page fetches until it has its first ten rows. */
export const BUDGET_BYTES = 150_000;

export const totalOf = (sizes: ReadonlyMap<string, number>): number =>
  [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);

/** A table of files, largest first, and their sum. */
export function formatFiles(title: string, sizes: ReadonlyMap<string, number>): string {
  const rows = [...sizes].sort((a, b) => b[1] - a[1]).map(([path, bytes]) => line(bytes, path));
  return [title, ...rows, line(totalOf(sizes), 'in all')].join('\n');
}

const line = (bytes: number, text: string): string => `  ${(bytes / 1000).toFixed(1).padStart(8)} KB  ${text}`;

export function formatBudget(title: string, sizes: ReadonlyMap<string, number>): string {
  const total = totalOf(sizes);
  const verdict = total <= BUDGET_BYTES ? 'ok' : 'TOO MUCH';
  return `${title}: ${(total / 1000).toFixed(1)} KB of ${BUDGET_BYTES / 1000} KB gzipped: ${verdict}`;
}

/** Medians over fresh pages. */
export function formatTimes(measurements: readonly PageMeasurement[]): string {
  const over = (pick: (times: QueryTimes) => number): string => {
    const values = measurements.map(({ times }) => pick(times));
    return `${medianOf(values).toFixed(1)} ms (${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)})`;
  };
  return [
    `Ten rows in, ten rows out: medians of ${measurements.length} fresh pages (lowest to highest)`,
    `  page load to rows         ${over((times) => times.pageToRowsMs)}`,
    `  session creation to rows  ${over((times) => times.sessionToRowsMs)}`,
    `  warm                      ${over((times) => medianOf(times.warmMs))}`,
  ].join('\n');
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
