import { copyBatch, fromWireError, transferables } from '@pixelframe/columnar';
import type { EngineConfig } from '../config.ts';
import { DeviceHost } from '../device/device-host.ts';
import type { Operator } from '../physical/physical-plan.ts';
import type { FromCompute, ToCompute } from '../worker/messages.ts';
import type { SpawnWorker } from '../worker/watched-worker.ts';
import { WatchedWorker } from '../worker/watched-worker.ts';
import type { MemoryBudget } from './budget.ts';
import type { CollectedTable, Task, TaskExecutor, TaskHandle, TaskSink } from './executor.ts';
import { Listeners } from './listeners.ts';
import { SpareBuffers } from './spare-buffers.ts';

/** A cancelled task that is still inside wasm after this long has its worker replaced. */
const CANCEL_GRACE_MS = 1000;

/** How long what only tasks use outlives the last query. */
const REST_MS = 1000;

interface Member {
  readonly id: number;
  readonly worker: WatchedWorker;
  readonly sinks: Map<number, TaskSink>;
  readonly tables: Set<number>;
  hasDevice: boolean;
  heapBytes: number;
}

/** Compute workers, started as tasks need them, replaced when they die. */
export class WorkerPool implements TaskExecutor {
  readonly width: number;
  readonly copies: number;
  readonly #config: EngineConfig;
  readonly #spawn: SpawnWorker;
  readonly #budget: MemoryBudget;
  readonly #device: DeviceHost;
  readonly #members: Member[] = [];
  readonly #tables = new Map<number, CollectedTable>();
  readonly #idle = new Listeners();
  readonly #spare: SpareBuffers;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #nextMember = 0;
  #nextTask = 0;

  constructor(config: EngineConfig, spawn: SpawnWorker, budget: MemoryBudget) {
    this.width = config.workers;
    this.copies = config.workers;
    this.#config = config;
    this.#spawn = spawn;
    this.#budget = budget;
    this.#spare = new SpareBuffers(budget);
    this.#device = new DeviceHost(spawn);
  }

  start(task: Task, sink: TaskSink, urgent: boolean): TaskHandle | null {
    const member = this.#pick(placesFor(task), urgent);
    if (member === null) return null;
    const id = this.#nextTask++;
    clearTimeout(this.#resting);
    this.#provide(member, task);
    member.sinks.set(id, sink);
    const { morsel } = task;
    if (morsel.kind === 'batch') {
      // A copy moves: should the worker die, the rows are here to be sent again.
      const own = copyBatch(morsel.batch, this.#spare.take);
      const moved = { ...task, morsel: { ...morsel, batch: own } };
      this.#post(member, { type: 'task', id, task: moved }, transferables(own.columns));
    } else {
      this.#post(member, { type: 'task', id, task });
    }
    return {
      ack: () => this.#post(member, { type: 'ack', id }),
      cancel: () => this.#cancel(member, id),
    };
  }

  onIdle(listener: () => void): () => void {
    return this.#idle.add(listener);
  }

  addTable(id: number, table: CollectedTable): void {
    this.#tables.set(id, table);
  }

  dropTable(id: number): void {
    this.#tables.delete(id);
    for (const member of this.#members) {
      if (member.tables.delete(id)) this.#post(member, { type: 'dropTable', id });
    }
  }

  /** Ends a worker behind the pool's back. For tests of what happens then. */
  kill(role: 'compute' | 'device', index: number): boolean {
    if (role === 'device') {
      this.#device.kill();
      return true;
    }
    const member = this.#members[index];
    member?.worker.kill();
    return member !== undefined;
  }

  /** No query runs any more: what only tasks use is let go, unless another query comes at once. */
  rest(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#spare.clear(), REST_MS);
  }

  close(): void {
    clearTimeout(this.#resting);
    for (const member of this.#members) member.worker.terminate();
    this.#members.length = 0;
    this.#device.close();
  }

  #pick(places: number, urgent: boolean): Member | null {
    if (this.#members.length < this.width && this.#members.every((member) => member.sinks.size > 0)) return this.#add();
    const least = this.#members.reduce((best, member) => (member.sinks.size < best.sinks.size ? member : best));
    return urgent || least.sinks.size < places ? least : null;
  }

  #add(): Member {
    const member: Member = {
      id: this.#nextMember++,
      worker: new WatchedWorker(
        this.#spawn,
        { role: 'compute', config: this.#config },
        {
          onMessage: (message: FromCompute) => this.#receive(member, message),
          onDeath: (error, started) => this.#lose(member, error, started),
        },
      ),
      sinks: new Map(),
      tables: new Set(),
      hasDevice: false,
      heapBytes: 0,
    };
    this.#members.push(member);
    return member;
  }

  /** Sends along what the task will ask for: tables of its joins, a line to the device. */
  #provide(member: Member, task: Task): void {
    for (const operator of task.operators) {
      const table = 'table' in operator ? this.#tables.get(operator.table) : undefined;
      if (table !== undefined && 'table' in operator && !member.tables.has(operator.table)) {
        member.tables.add(operator.table);
        this.#post(member, { type: 'table', id: operator.table, table });
      }
      const gpu = operator.kind === 'imageStage' ? operator.gpu : table?.search?.method === 'all-pairs GPU';
      if (gpu && !member.hasDevice) {
        member.hasDevice = true;
        this.#device.connect(member.id, (port) =>
          this.#post(member, { type: 'device', port }, port === null ? [] : [port]),
        );
      }
    }
  }

  #receive(member: Member, message: FromCompute): void {
    if (message.type === 'ready') return;
    const sink = member.sinks.get(message.id);
    if (message.type === 'batch') {
      sink?.batch(message.batch);
      return;
    }
    member.sinks.delete(message.id);
    this.#setHeap(member, message.heapBytes);
    if (message.type === 'done') {
      // Those of a cancelled task come when nobody may be left to use them.
      if (sink !== DEAF) this.#spare.give(message.spare);
      sink?.done(message.report);
    } else sink?.failed(fromWireError(message.error), false);
    this.#idle.call();
  }

  #setHeap(member: Member, bytes: number): void {
    const grown = bytes - member.heapBytes;
    member.heapBytes = bytes;
    if (grown > 0) this.#budget.force(grown);
    else if (grown < 0) this.#budget.release(-grown);
  }

  #lose(member: Member, error: Error, retry: boolean): void {
    const index = this.#members.indexOf(member);
    if (index !== -1) this.#members.splice(index, 1);
    this.#device.disconnect(member.id);
    this.#setHeap(member, 0);
    const sinks = [...member.sinks.values()];
    member.sinks.clear();
    for (const sink of sinks) sink.failed(error, retry);
    this.#idle.call();
  }

  #cancel(member: Member, id: number): void {
    const sink = member.sinks.get(id);
    if (sink === undefined) return;
    // The place stays taken until the worker has really stopped.
    member.sinks.set(id, DEAF);
    this.#post(member, { type: 'cancel', id });
    setTimeout(() => {
      if (!member.sinks.has(id)) return;
      member.sinks.delete(id);
      member.worker.terminate();
      this.#lose(member, new Error('The worker was replaced: a cancelled task did not stop.'), true);
    }, CANCEL_GRACE_MS);
  }

  #post(member: Member, message: ToCompute, transfer: Transferable[] = []): void {
    member.worker.post(message, transfer);
  }
}

/** Tasks of this kind a worker takes at once: while one waits for the network, or for its rows, another computes. */
function placesFor({ morsel, operators }: Task): number {
  const downloads = operators.some(({ kind }) => kind === 'download');
  const readsPixels = morsel.kind === 'batch' && operators.some((operator) => isPixelStage(operator));
  return downloads || readsPixels ? 2 : 1;
}

/** Pictures that are decoded already are large to send and quick to compute. */
const isPixelStage = (operator: Operator): boolean => operator.kind === 'imageStage' && operator.node.decode === null;

/** The sink of a cancelled task. */
const DEAF: TaskSink = { batch() {}, done() {}, failed() {} };
