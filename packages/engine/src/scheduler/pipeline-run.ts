import type { Batch } from '@pixelframe/columnar';
import { CancelledError, DeviceError, viewSize } from '@pixelframe/columnar';
import type { FunctionFamily } from '@pixelframe/plan';
import type { OperatorCounts, StageMetrics, WarningCounts } from '../metrics.ts';
import { newCounts } from '../metrics.ts';
import type { Operator, Pipeline } from '../physical/physical-plan.ts';
import { operatorLabel, pipelineLabel } from '../physical/physical-plan.ts';
import type { MorselOf } from '../registration.ts';
import type { WatchedCall } from '../udf/udf-request.ts';
import type { MemoryBudget } from './budget.ts';
import type { MatchedRows, TaskExecutor, TaskHandle, TaskReport } from './executor.ts';

/** How often a morsel is tried again after its worker died. */
const MAX_RETRIES = 2;

/** A search for near pairs keeps those it found in a step, and their order. */
const SEARCH_BYTES = 32 * 1024 * 1024;

/** Working memory of a task on top of its morsel, from what its operators do. */
function taskEstimate(operators: readonly Operator[], bytes: number): number {
  const searches = operators.some(({ kind }) => kind === 'similarityJoin' || kind === 'clusterEdges');
  const decodes = operators.some((operator) => operator.kind === 'imageStage');
  return bytes * (decodes ? 4 : 2) + (decodes ? 32 * 1024 * 1024 : 0) + (searches ? SEARCH_BYTES : 0);
}

interface RunningTask {
  readonly seq: number;
  readonly morsel: MorselOf;
  readonly reserved: number;
  handle: TaskHandle | null;
  readonly queue: { readonly batch: Batch; readonly bytes: number; acked: boolean }[];
  /** Batches this attempt has sent. */
  received: number;
  /** Batches passed on, whatever the attempt. */
  delivered: number;
  retries: number;
  readonly hung: WatchedCall[];
  report: TaskReport | null;
  error: Error | null;
}

/**
 * Runs one pipeline: takes morsels from `source`, keeps the executor busy, and yields the batches in morsel order.
 *
 * - The lowest-numbered unfinished morsel is always admitted, past the budget and the executor's width if need be,
 *   and its batches always flow; so some progress is possible at all times.
 * - Later morsels run ahead only while the budget has room; what they finish early waits here, acknowledged only
 *   while there is room.
 * - A morsel whose worker died is run again; batches already delivered are skipped, as a morsel's batches depend on
 *   nothing but its data.
 */
export class PipelineRun {
  readonly #pipeline: Pipeline;
  readonly #source: AsyncIterator<MorselOf>;
  readonly #executor: TaskExecutor;
  readonly #budget: MemoryBudget;
  readonly #signal: AbortSignal;
  readonly #warnings: WarningCounts;
  readonly #families: readonly FunctionFamily[];
  readonly #tasks = new Map<number, RunningTask>();
  readonly #counts: OperatorCounts[];
  readonly #onProgress: () => void;
  readonly #onMatched: (matched: MatchedRows) => void;
  readonly #sourceRows: number | null;
  #head = 0;
  #next = 0;
  #pending: MorselOf | null = null;
  #exhausted = false;
  #fetching = false;
  #failure: Error | null = null;
  #morselsDone = 0;
  #wake: (() => void) | null = null;

  constructor(options: {
    readonly pipeline: Pipeline;
    readonly source: AsyncIterator<MorselOf>;
    readonly sourceRows: number | null;
    readonly executor: TaskExecutor;
    readonly budget: MemoryBudget;
    readonly signal: AbortSignal;
    readonly warnings: WarningCounts;
    readonly families: readonly FunctionFamily[];
    readonly onProgress: () => void;
    /** What finished tasks have found of the tables of right and outer joins. */
    readonly onMatched: (matched: MatchedRows) => void;
  }) {
    this.#pipeline = options.pipeline;
    this.#source = options.source;
    this.#sourceRows = options.sourceRows;
    this.#executor = options.executor;
    this.#budget = options.budget;
    this.#signal = options.signal;
    this.#warnings = options.warnings;
    this.#families = options.families;
    this.#onProgress = options.onProgress;
    this.#onMatched = options.onMatched;
    this.#counts = newCounts(options.pipeline.operators.length);
  }

  get metrics(): StageMetrics {
    const names = ['Source', ...this.#pipeline.operators.map(operatorLabel)];
    return {
      label: pipelineLabel(this.#pipeline),
      operators: this.#counts.map((counts, i) => ({ name: names[i]!, ...counts })),
      morsels: this.#next,
      morselsDone: this.#morselsDone,
      sourceRows: this.#sourceRows,
    };
  }

  async *batches(): AsyncGenerator<Batch> {
    const stops = [this.#executor.onIdle(() => this.#fill()), this.#budget.onFree(() => this.#fill())];
    const onAbort = (): void => this.#notify();
    this.#signal.addEventListener('abort', onAbort);
    try {
      this.#fill();
      for (;;) {
        if (this.#signal.aborted) throw cancelled(this.#signal);
        const task = this.#tasks.get(this.#head);
        if (task === undefined) {
          if (this.#failure !== null) throw this.#failure;
          if (this.#exhausted && this.#pending === null) return;
          this.#fill();
          await this.#changed();
          continue;
        }
        const entry = task.queue.shift();
        if (entry !== undefined) {
          this.#budget.release(entry.bytes);
          task.delivered++;
          if (!entry.acked) task.handle?.ack();
          yield entry.batch;
        } else if (task.error !== null) {
          throw task.error;
        } else if (task.report !== null) {
          this.#finish(task);
        } else {
          await this.#changed();
        }
      }
    } finally {
      this.#signal.removeEventListener('abort', onAbort);
      stops.forEach((stop) => stop());
      for (const task of this.#tasks.values()) this.#abandon(task);
      this.#tasks.clear();
      void this.#source.return?.();
    }
  }

  #changed(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #notify(): void {
    this.#wake?.();
    this.#wake = null;
  }

  #finish(task: RunningTask): void {
    this.#tasks.delete(task.seq);
    this.#budget.release(task.reserved);
    this.#head++;
    this.#morselsDone++;
    const { counts, warnings, matched } = task.report!;
    counts.forEach(({ rows, bytes, ms }, i) => {
      const sum = this.#counts[i]!;
      sum.rows += rows;
      sum.bytes += bytes;
      sum.ms += ms;
    });
    this.#warnings.merge(warnings);
    matched.forEach(this.#onMatched);
    this.#onProgress();
    this.#fill();
  }

  #abandon(task: RunningTask): void {
    task.handle?.cancel();
    this.#budget.release(task.reserved + task.queue.reduce((sum, entry) => sum + entry.bytes, 0));
  }

  /** Starts as many morsels as may run. */
  #fill(): void {
    if (this.#signal.aborted || this.#failure !== null) return;
    for (;;) {
      if (this.#pending === null) {
        if (!this.#exhausted && this.#wantsMore()) this.#fetch();
        return;
      }
      const urgent = this.#next === this.#head;
      const estimate = taskEstimate(this.#pipeline.operators, this.#pending.bytes);
      if (!urgent && !this.#budget.fits(estimate)) return;
      if (!this.#start(this.#pending, estimate, urgent)) return;
      this.#pending = null;
    }
  }

  #wantsMore(): boolean {
    return this.#next === this.#head || this.#next - this.#head < this.#executor.width * 2;
  }

  #fetch(): void {
    if (this.#fetching) return;
    this.#fetching = true;
    this.#source.next().then(
      (result) => {
        this.#fetching = false;
        if (result.done === true) this.#exhausted = true;
        else this.#pending = result.value;
        this.#fill();
        this.#notify();
      },
      (error: unknown) => {
        this.#fetching = false;
        this.#failure = error instanceof Error ? error : new Error(String(error));
        this.#notify();
      },
    );
  }

  #start(morsel: MorselOf, reserved: number, urgent: boolean): boolean {
    const task: RunningTask = {
      seq: this.#next,
      morsel,
      reserved,
      handle: null,
      queue: [],
      received: 0,
      delivered: 0,
      retries: 0,
      hung: [],
      report: null,
      error: null,
    };
    if (!this.#launch(task, urgent)) return false;
    this.#budget.force(reserved);
    this.#tasks.set(task.seq, task);
    this.#next++;
    return true;
  }

  #launch(task: RunningTask, urgent: boolean): boolean {
    const alreadyHere = task.delivered + task.queue.length;
    task.received = 0;
    const handle = this.#executor.start(
      {
        morsel: task.morsel.morsel,
        firstRow: task.morsel.firstRow,
        operators: this.#pipeline.operators,
        families: this.#families,
        hung: task.hung,
      },
      {
        batch: (batch) => {
          task.received++;
          if (task.received <= alreadyHere) {
            task.handle?.ack();
            return;
          }
          const bytes = viewSize(batch.columns);
          this.#budget.force(bytes);
          const room = task.seq !== this.#head && this.#budget.fits(0);
          task.queue.push({ batch, bytes, acked: room });
          if (room) task.handle?.ack();
          if (task.seq === this.#head) this.#notify();
        },
        done: (report) => {
          task.report = report;
          if (task.seq === this.#head) this.#notify();
        },
        failed: (error, lost, hung) => {
          if (lost && (hung !== undefined || task.retries < MAX_RETRIES)) {
            if (hung === undefined) task.retries++;
            else task.hung.push(hung);
            this.#launch(task, true);
            return;
          }
          task.error = lost
            ? new DeviceError(`A worker died ${task.retries + 1} times on the same rows.`, {
                cause: error,
                operator: pipelineLabel(this.#pipeline),
                hint: 'The rows may need more memory than one worker has; try a smaller maxPixels or fewer workers.',
              })
            : error;
          if (task.seq === this.#head) this.#notify();
        },
      },
      urgent,
    );
    if (handle === null) return false;
    task.handle = handle;
    return true;
  }
}

const cancelled = (signal: AbortSignal): Error =>
  signal.reason instanceof CancelledError ? signal.reason : new CancelledError();
