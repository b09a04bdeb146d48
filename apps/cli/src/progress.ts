import type { Progress, StageProgress } from './page/progress-event.ts';

/** The part of a stream the printer needs. */
export interface ProgressTarget {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

const terminalInterval = 100;
const plainInterval = 2000;
/** Seconds; over less a rate says nothing. */
const shortest = 0.5;

/**
 * Prints how far the stages of a query are: on a terminal one line that changes, elsewhere a line per running stage
 * every two seconds. {@link ProgressPrinter.finish} prints each stage's totals.
 */
export class ProgressPrinter {
  readonly #target: ProgressTarget;
  readonly #now: () => number;
  #stages: readonly StageProgress[] = [];
  readonly #started = new Map<string, number>();
  #printedAt: number;
  #lineIsOpen = false;

  constructor(target: ProgressTarget, now: () => number = Date.now) {
    this.#target = target;
    this.#now = now;
    this.#printedAt = now();
  }

  update(progress: Progress): void {
    // A stage list that does not continue the last one is another query's: that one is over.
    if (progress.stages[0]?.label !== this.#stages[0]?.label && this.#stages.length > 0) this.finish();
    this.#stages = progress.stages;
    const now = this.#now();
    for (const stage of progress.stages) {
      if (rowsOf(stage) > 0 && !this.#started.has(stage.label)) this.#started.set(stage.label, now);
    }
    if (now - this.#printedAt < (this.#target.isTTY === true ? terminalInterval : plainInterval)) return;
    this.#printedAt = now;
    const lines = progress.stages.filter((stage) => isRunning(stage)).map((stage) => this.#format(stage));
    if (lines.length === 0) return;
    if (this.#target.isTTY === true) {
      const line = lines.join(' | ').slice(0, (this.#target.columns ?? 80) - 1);
      this.#target.write(`\r\u001b[K${line}`);
      this.#lineIsOpen = true;
    } else this.#target.write(lines.map((line) => `${line}\n`).join(''));
  }

  /** Takes the changing line away, so that other text can be written. */
  clear(): void {
    if (this.#lineIsOpen) this.#target.write('\r\u001b[K');
    this.#lineIsOpen = false;
  }

  /** Totals of every stage that had rows; the next update begins a new query. */
  finish(): void {
    this.clear();
    for (const stage of this.#stages) {
      if (rowsOf(stage) > 0) this.#target.write(`${this.#format(stage)}\n`);
    }
    this.#stages = [];
    this.#started.clear();
  }

  #format(stage: StageProgress): string {
    const rows = rowsOf(stage);
    const seconds = (this.#now() - (this.#started.get(stage.label) ?? this.#now())) / 1000;
    const total = stage.sourceRows === null ? '' : `/${stage.sourceRows}`;
    const bytes = Math.max(0, ...stage.operators.map((operator) => operator.bytes));
    const rate = seconds >= shortest ? `, ${formatRate(rows / seconds)} rows/s` : '';
    return `${stage.label}: ${rows}${total} rows, ${formatBytes(bytes)}${rate}`;
  }
}

/** Rows the stage has taken in: what comes out may be few, and late. */
function rowsOf(stage: StageProgress): number {
  return stage.operators[0]?.rows ?? 0;
}

function isRunning(stage: StageProgress): boolean {
  return rowsOf(stage) > 0 && stage.morselsDone < stage.morsels;
}

function formatRate(rate: number): string {
  return rate < 10 ? rate.toFixed(1) : String(Math.round(rate));
}

/** `1.5 MB`, in powers of ten. */
export function formatBytes(bytes: number): string {
  const names = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(names.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${power === 0 ? bytes : (bytes / 1000 ** power).toFixed(1)} ${names[power]!}`;
}
