import type { Batch } from '@pixelframe/columnar';
import { CancelledError } from '@pixelframe/columnar';
import type { Services } from '../operators/task-context.ts';
import { Credits } from './credits.ts';
import type { Task, TaskExecutor, TaskHandle, TaskSink } from './executor.ts';
import { TASK_CREDITS } from './executor.ts';
import { Listeners } from './listeners.ts';
import { runTask } from './run-task.ts';

/** Runs tasks in this thread: `workers: 0`, and small queries inside the engine worker. */
export class LocalExecutor implements TaskExecutor {
  readonly width = 1;
  readonly #services: Services;
  readonly #tables: Map<number, Batch>;
  readonly #idle = new Listeners();
  #running = 0;

  /** `tables` is the map the services read from. */
  constructor(services: Services, tables: Map<number, Batch>) {
    this.#services = services;
    this.#tables = tables;
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

  addTable(id: number, batch: Batch): void {
    this.#tables.set(id, batch);
  }

  dropTable(id: number): void {
    this.#tables.delete(id);
  }
}
