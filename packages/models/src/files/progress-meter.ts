import type { ModelProgress } from './model-files.ts';

/** Events closer together than this are left out. */
const INTERVAL_MS = 100;
/** The speed is that of the last seconds: a slow start or a pause is forgotten. */
const WINDOW_MS = 5000;

/** Turns byte counts into progress events with speed and time left. */
export class ProgressMeter {
  readonly #name: { readonly model: string; readonly file: string };
  readonly #report: (progress: ModelProgress) => void;
  readonly #now: () => number;
  /** Times and counts of the last seconds, oldest first. */
  readonly #marks: { readonly at: number; readonly loaded: number }[] = [];
  #reportedAt = -Infinity;
  #hasEnded = false;

  constructor(
    name: { readonly model: string; readonly file: string },
    report: (progress: ModelProgress) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#name = name;
    this.#report = report;
    this.#now = now;
  }

  /** `loaded` bytes are here; those before the first call were here already and do not count as speed. */
  update(loaded: number, total: number | null): void {
    const at = this.#now();
    const last = this.#marks.at(-1);
    // Downloads that start again begin a new measurement.
    if (last !== undefined && loaded < last.loaded) this.#marks.length = 0;
    const isEnd = loaded === total;
    if (isEnd ? this.#hasEnded : at - this.#reportedAt < INTERVAL_MS) return;
    this.#hasEnded = isEnd;
    this.#reportedAt = at;
    this.#marks.push({ at, loaded });
    while (this.#marks.length > 2 && at - this.#marks[1]!.at >= WINDOW_MS) this.#marks.shift();
    const first = this.#marks[0]!;
    const bytesPerSecond = at > first.at ? ((loaded - first.loaded) * 1000) / (at - first.at) : 0;
    const secondsLeft = isEnd ? 0 : total === null || bytesPerSecond === 0 ? null : (total - loaded) / bytesPerSecond;
    this.#report({ ...this.#name, loaded, total, bytesPerSecond, secondsLeft });
  }
}
