import type { Batch } from '@pixelframe/columnar';
import { CancelledError, columnsToBatch, columnToValues, DeviceError } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { newCounts, WarningCounts } from '../metrics.ts';
import type { Pipeline } from '../physical/physical-plan.ts';
import type { MorselOf } from '../registration.ts';
import { MemoryBudget } from './budget.ts';
import type { Task, TaskExecutor, TaskHandle, TaskSink, MatchedRows } from './executor.ts';
import { PipelineRun } from './pipeline-run.ts';

const rows = (id: number): Batch => columnsToBatch({ id: Int32Array.of(id) });
const idsOf = (batch: Batch): unknown => columnToValues(batch.columns[0]!)[0];

const PIPELINE: Pipeline = {
  source: {
    kind: 'source',
    node: {
      kind: 'source',
      source: { kind: 'partitions', id: 'x', label: 'x' },
      schema: rows(0).schema,
      columns: null,
      predicates: [],
    },
    offset: 0,
    limit: Infinity,
  },
  operators: [],
  tables: [],
  schema: rows(0).schema,
};

async function* morsels(count: number, bytes = 1): AsyncGenerator<MorselOf> {
  for (let i = 0; i < count; i++) yield { morsel: { kind: 'batch', batch: rows(i) }, firstRow: i, rows: 1, bytes };
}

interface Started {
  readonly id: unknown;
  readonly sink: TaskSink;
  readonly urgent: boolean;
  acks: number;
  cancelled: boolean;
}

/** Starts what it is given and leaves the rest to the test. */
class ManualExecutor implements TaskExecutor {
  readonly started: Started[] = [];
  readonly width: number;
  readonly copies = 0;
  busy = 0;
  readonly #idle = new Set<() => void>();

  constructor(width: number) {
    this.width = width;
  }

  start(task: Task, sink: TaskSink, urgent: boolean): TaskHandle | null {
    if (!urgent && this.busy >= this.width) return null;
    this.busy++;
    const entry: Started = {
      id: task.morsel.kind === 'batch' ? idsOf(task.morsel.batch) : null,
      sink,
      urgent,
      acks: 0,
      cancelled: false,
    };
    this.started.push(entry);
    return {
      ack: () => entry.acks++,
      cancel: () => {
        entry.cancelled = true;
      },
    };
  }

  finish(entry: Started, matched: readonly MatchedRows[] = []): void {
    this.busy--;
    entry.sink.done({ counts: newCounts(0), warnings: [], matched });
    for (const listener of this.#idle) listener();
  }

  onIdle(listener: () => void): () => void {
    this.#idle.add(listener);
    return () => this.#idle.delete(listener);
  }

  addTable(): void {}
  dropTable(): void {}
  addUdf(): void {}
  dropUdf(): void {}
}

function start(
  executor: ManualExecutor,
  count: number,
  options: { limit?: number; bytes?: number; signal?: AbortSignal; onMatched?: (matched: MatchedRows) => void } = {},
) {
  const budget = new MemoryBudget(options.limit ?? 2 ** 30);
  const run = new PipelineRun({
    pipeline: PIPELINE,
    source: morsels(count, options.bytes),
    sourceRows: count,
    executor,
    budget,
    signal: options.signal ?? new AbortController().signal,
    warnings: new WarningCounts(),
    families: [],
    onProgress: () => {},
    onMatched: options.onMatched ?? (() => {}),
  });
  return { run, budget, batches: run.batches() };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('order', () => {
  test('batches of later morsels wait for the earlier ones', async () => {
    const executor = new ManualExecutor(2);
    const { batches } = start(executor, 2);
    const first = batches.next();
    await settle();
    const [a, b] = executor.started as [Started, Started];
    b.sink.batch(rows(1));
    executor.finish(b);
    a.sink.batch(rows(0));
    executor.finish(a);
    expect(idsOf((await first).value as Batch)).toBe(0);
    expect(idsOf((await batches.next()).value as Batch)).toBe(1);
    expect((await batches.next()).done).toBe(true);
  });
});

describe('admission', () => {
  test('a budget too small for anything still admits the lowest morsel, one at a time', async () => {
    const executor = new ManualExecutor(4);
    const { batches } = start(executor, 3, { limit: 10, bytes: 1000 });
    for (let i = 0; i < 3; i++) {
      const next = batches.next();
      await settle();
      expect(executor.started.map(({ id, urgent }) => [id, urgent])).toEqual(
        Array.from({ length: i + 1 }, (_, id) => [id, true]),
      );
      executor.started[i]!.sink.batch(rows(i));
      expect(idsOf((await next).value as Batch)).toBe(i);
      executor.finish(executor.started[i]!);
    }
    expect((await batches.next()).done).toBe(true);
  });

  test('a full executor still takes the lowest morsel', async () => {
    const executor = new ManualExecutor(1);
    executor.busy = 1;
    const { batches } = start(executor, 2);
    void batches.next();
    await settle();
    expect(executor.started.map(({ id }) => id)).toEqual([0]);
  });

  test('what runs ahead is acknowledged only while there is room', async () => {
    const executor = new ManualExecutor(2);
    const { batches, budget } = start(executor, 2);
    const first = batches.next();
    await settle();
    const [a, b] = executor.started as [Started, Started];
    b.sink.batch(rows(1));
    expect(b.acks).toBe(1);
    budget.force(2 ** 31);
    b.sink.batch(rows(1));
    expect(b.acks).toBe(1);
    a.sink.batch(rows(0));
    await first;
    expect(a.acks).toBe(1);
  });
});

describe('a lost worker', () => {
  test('the morsel runs again and delivers each batch once', async () => {
    const executor = new ManualExecutor(1);
    const { batches } = start(executor, 1);
    const first = batches.next();
    await settle();
    executor.started[0]!.sink.batch(rows(7));
    expect(idsOf((await first).value as Batch)).toBe(7);
    executor.started[0]!.sink.failed(new Error('died'), true);
    const again = executor.started[1]!;
    again.sink.batch(rows(7));
    again.sink.batch(rows(8));
    const second = batches.next();
    expect(idsOf((await second).value as Batch)).toBe(8);
    executor.finish(again);
    expect((await batches.next()).done).toBe(true);
  });

  test('what the tasks have found of an outer join comes once for each morsel, before the run ends', async () => {
    const executor = new ManualExecutor(2);
    const found: number[] = [];
    const { batches } = start(executor, 2, { onMatched: ({ bits }) => found.push(...bits) });
    const end = batches.next();
    await settle();
    const [a, b] = executor.started as [Started, Started];
    a.sink.failed(new Error('gone'), true);
    executor.finish(b, [{ table: 0, bits: Uint8Array.of(2) }]);
    await settle();
    expect(found).toEqual([]);
    executor.finish(executor.started[2]!, [{ table: 0, bits: Uint8Array.of(1) }]);
    expect((await end).done).toBe(true);
    expect(found).toEqual([1, 2]);
  });

  test('three deaths on the same morsel are an error', async () => {
    const executor = new ManualExecutor(1);
    const { batches, budget } = start(executor, 1);
    const first = batches.next();
    await settle();
    for (let i = 0; i < 3; i++) executor.started[i]!.sink.failed(new Error('died'), true);
    await expect(first).rejects.toMatchObject({
      code: 'DeviceError',
      message: 'A worker died 3 times on the same rows.',
      operator: 'x',
    });
    await expect(first).rejects.toBeInstanceOf(DeviceError);
    expect(budget.used).toBe(0);
  });
});

describe('the end', () => {
  test('an error of a task comes in its place, after the rows before it', async () => {
    const executor = new ManualExecutor(2);
    const { batches } = start(executor, 2);
    const first = batches.next();
    await settle();
    const [a, b] = executor.started as [Started, Started];
    b.sink.failed(new RangeError('bad row'), false);
    a.sink.batch(rows(0));
    executor.finish(a);
    expect(idsOf((await first).value as Batch)).toBe(0);
    await expect(batches.next()).rejects.toThrow('bad row');
  });

  test('giving up cancels what runs and returns every byte', async () => {
    const executor = new ManualExecutor(2);
    const { batches, budget } = start(executor, 5);
    const first = batches.next();
    await settle();
    executor.started[0]!.sink.batch(rows(0));
    await first;
    await batches.return(undefined);
    expect(executor.started.map(({ cancelled }) => cancelled)).toEqual([true, true]);
    expect(budget.used).toBe(0);
  });

  test('an abort rejects whoever waits', async () => {
    const executor = new ManualExecutor(1);
    const abort = new AbortController();
    const { batches } = start(executor, 1, { signal: abort.signal });
    const first = batches.next();
    await settle();
    abort.abort(new CancelledError());
    await expect(first).rejects.toBeInstanceOf(CancelledError);
  });

  test('an error of the source is the error of the run', async () => {
    const executor = new ManualExecutor(1);
    const run = new PipelineRun({
      pipeline: PIPELINE,
      // oxlint-disable-next-line require-yield
      source: (async function* (): AsyncGenerator<MorselOf> {
        throw new Error('footer is gone');
      })(),
      sourceRows: null,
      executor,
      budget: new MemoryBudget(100),
      signal: new AbortController().signal,
      warnings: new WarningCounts(),
      families: [],
      onProgress: () => {},
      onMatched: () => {},
    });
    await expect(run.batches().next()).rejects.toThrow('footer is gone');
  });
});
