import type { MemoryRun } from './pipeline.ts';

export interface MemoryOutcome {
  readonly case: string;
  readonly run: MemoryRun;
  /** Different pictures among all. */
  readonly distinct: number;
  readonly limitBytes: number;
  /** VmHWM of the renderer after session start and one small query; null where it cannot be read. */
  readonly baselineBytes: number | null;
  /** How much it grew after that. */
  readonly peakBytes: number | null;
}

/** What a process may take beyond what the session counts. */
const TOLERANCE = 1.25;

/** null: not known on this system. */
export function isWithinLimit({ peakBytes, limitBytes }: MemoryOutcome): boolean | null {
  return peakBytes === null ? null : peakBytes <= limitBytes * TOLERANCE;
}

export function memoryJsonLine(outcome: MemoryOutcome): string {
  const { run, limitBytes, baselineBytes, peakBytes } = outcome;
  return JSON.stringify({
    suite: 'memory',
    case: outcome.case,
    variant: 'wasm',
    n: run.pictures,
    seconds: Math.round(run.seconds * 1000) / 1000,
    pictures_per_second: Math.round((run.pictures / run.seconds) * 10) / 10,
    distinct_hashes: run.distinctHashes,
    limit_bytes: limitBytes,
    baseline_bytes: baselineBytes,
    peak_bytes: peakBytes,
    counted_peak_bytes: run.countedPeakBytes,
    ok: isWithinLimit(outcome),
  });
}

export function formatMemory(outcome: MemoryOutcome): string {
  const { run, distinct, limitBytes, baselineBytes, peakBytes } = outcome;
  const megabytes = (bytes: number | null): string =>
    bytes === null ? 'unknown here' : `${Math.round(bytes / 1e6)} MB`;
  const within = isWithinLimit(outcome);
  const verdict = within === null ? 'not measured: /proc is needed' : within ? 'ok' : 'TOO MUCH';
  return [
    `${run.pictures} pictures (${distinct} different, ${run.distinctHashes} hashes) in ${run.seconds.toFixed(1)} s: ${(run.pictures / run.seconds).toFixed(1)} pictures per second`,
    `peak ${megabytes(peakBytes)} above ${megabytes(baselineBytes)}; limit ${megabytes(limitBytes)} plus 25 %: ${verdict}`,
    `counted by the engine at most: ${megabytes(run.countedPeakBytes)}`,
  ].join('\n');
}
