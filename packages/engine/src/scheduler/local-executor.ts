import { CancelledError } from '@pixelframe/columnar';
import type { ThreadServices } from '../services.ts';
import { Credits } from './credits.ts';
import type { CollectedTable, Task, TaskExecutor, TaskHandle, TaskSink } from './executor.ts';
import { TASK_CREDITS } from './executor.ts';
import { Listeners } from './listeners.ts';
import { runTask } from './run-task.ts';
import type { UdfSource } from '../udf/udf-source.ts';

/** Runs tasks in this thread: `workers: 0`, and small queries inside the engine worker. */
export class LocalExecutor implements TaskExecutor {
  readonly width = 1;
  readonly copies = 0;
  readonly #services: ThreadServices;
  readonly #idle = new Listeners();
  #running = 0;

  constructor(services: ThreadServices) {
    this.#services = services;
  }

  start(task: Task, sink: TaskSink, urgent: boolean): TaskHandle | null {
    if (!urgent && this.#running >= this.width) return null;
    this.#running++;
    const abort = new AbortController();
    const credits = new Credits(TASK_CREDITS);
    const listening = (): boolean => !abort.signal.aborted;
    void runTask(task, this.#services, credits, abort.signal, (batch) => {
      if (listening()) sink.batch(batch);
    })
      .then(
        (report) => {
          if (listening()) sink.done(report);
        },
        (error: unknown) => {
          if (listening()) sink.failed(error instanceof Error ? error : new Error(String(error)), false);
        },
      )
      .finally(() => {
        this.#running--;
        this.#idle.call();
      });
    return {
      ack: () => credits.give(),
      cancel: () => abort.abort(new CancelledError()),
    };
  }

  onIdle(listener: () => void): () => void {
    return this.#idle.add(listener);
  }

  addTable(id: number, table: CollectedTable): void {
    this.#services.tables.set(id, table);
  }

  dropTable(id: number): void {
    this.#services.dropTable(id);
  }

  addUdf(key: number, source: UdfSource): void {
    this.#services.udfs.held.set(key, { source, loaded: null });
  }

  dropUdf(key: number): void {
    this.#services.dropUdf(key);
  }
}
