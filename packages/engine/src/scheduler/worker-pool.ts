import { copyBatch, fromWireError, transferables, withContext } from '@pixelframe/columnar';
import { DEFAULT_UDF_CONCURRENCY } from '@pixelframe/plan';
import type { EngineConfig } from '../config.ts';
import { DeviceHost } from '../device/device-host.ts';
import type { Operator } from '../physical/physical-plan.ts';
import { operatorLabel } from '../physical/physical-plan.ts';
import { timeoutError } from '../udf/udf-errors.ts';
import type { WatchedCall } from '../udf/udf-request.ts';
import type { UdfSource } from '../udf/udf-source.ts';
import type { FromCompute, ToCompute } from '../worker/messages.ts';
import type { SpawnWorker } from '../worker/watched-worker.ts';
import { WatchedWorker } from '../worker/watched-worker.ts';
import type { MemoryBudget } from './budget.ts';
import { CallWatch } from './call-watch.ts';
import type { CollectedTable, Task, TaskExecutor, TaskHandle, TaskSink } from './executor.ts';
import { Listeners } from './listeners.ts';
import { modelThreads, partsOf } from './model-threads.ts';
import { SpareBuffers } from './spare-buffers.ts';

/** A cancelled task that is still inside wasm after this long has its worker replaced. */
const CANCEL_GRACE_MS = 1000;

/** How long what only tasks use outlives the last query. */
const REST_MS = 1000;

/** Bytes of wasm memory past which a worker without models is not worth keeping. */
const LARGE_HEAP = 96 * 2 ** 20;

interface Member {
  readonly id: number;
  readonly worker: WatchedWorker;
  readonly sinks: Map<number, TaskSink>;
  readonly tables: Set<number>;
  readonly udfs: Set<number>;
  readonly calls: CallWatch;
  hasDevice: boolean;
  /** It may have loaded some. */
  models: boolean;
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
  readonly #udfs = new Map<number, UdfSource>();
  /** Workers of functions that run in a number of them only. */
  readonly #threads = new Map<number, Member[]>();
  readonly #tasks = new Map<number, Task>();
  readonly #unloads = new Map<number, { readonly member: Member; readonly resolve: () => void }>();
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
    this.#device = new DeviceHost(spawn, config);
  }

  start(task: Task, sink: TaskSink, urgent: boolean): TaskHandle | null {
    const member = this.#memberFor(task, urgent);
    if (member === null) return null;
    const id = this.#nextTask++;
    clearTimeout(this.#resting);
    this.#provide(member, task);
    member.sinks.set(id, sink);
    this.#tasks.set(id, task);
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

  addUdf(key: number, source: UdfSource): void {
    this.#udfs.set(key, source);
  }

  dropUdf(key: number): void {
    this.#udfs.delete(key);
    this.#threads.delete(key);
    for (const member of this.#members) {
      if (member.udfs.delete(key)) this.#post(member, { type: 'dropUdf', key });
    }
  }

  /** Releases what models hold, here and on the device; workers that stay large are replaced when they rest. */
  async unloadModels(): Promise<void> {
    this.#device.unloadModels();
    const loaded = this.#members.filter((member) => member.models);
    await Promise.all(
      loaded.map((member) => {
        const id = this.#nextTask++;
        this.#post(member, { type: 'unloadModels', id });
        const { promise, resolve } = Promise.withResolvers<void>();
        this.#unloads.set(id, { member, resolve });
        return promise;
      }),
    );
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
    for (const member of this.#members) {
      member.worker.terminate();
      member.calls.clear();
    }
    this.#members.length = 0;
    this.#device.close();
  }

  #memberFor(task: Task, urgent: boolean): Member | null {
    const places = placesFor(task);
    const most = modelThreads(task.operators, this.width, this.#budget.limit);
    if (most < this.width) return this.#among(most, places, urgent);
    const limited = task.operators.find((operator) => operator.kind === 'udf' && threadsFor(operator) < this.width);
    if (limited?.kind !== 'udf') return this.#pick(places, urgent);
    const own = this.#threads.get(limited.udf) ?? [];
    this.#threads.set(limited.udf, own);
    const free = own.find((member) => member.sinks.size === 0);
    if (free !== undefined) return free;
    if (own.length < threadsFor(limited)) {
      const others = this.#members.filter((member) => !own.includes(member));
      const more = this.#members.length < this.width && others.every((member) => member.sinks.size > 0);
      const next = more ? this.#add() : leastBusy(others);
      own.push(next);
      return next;
    }
    const least = leastBusy(own);
    return urgent || least.sinks.size < places ? least : null;
  }

  /** Of the first few members, the others stay free of what these have loaded. */
  #among(most: number, places: number, urgent: boolean): Member | null {
    const own = this.#members.slice(0, most);
    if (own.length < most && own.every((member) => member.sinks.size > 0)) return this.#add();
    const least = leastBusy(own);
    return urgent || least.sinks.size < places ? least : null;
  }

  #pick(places: number, urgent: boolean): Member | null {
    if (this.#members.length < this.width && this.#members.every((member) => member.sinks.size > 0)) return this.#add();
    const least = leastBusy(this.#members);
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
      udfs: new Set(),
      calls: new CallWatch(),
      hasDevice: false,
      models: false,
      heapBytes: 0,
    };
    this.#members.push(member);
    return member;
  }

  /** Sends along what the task will ask for: tables of its joins, functions, a line to the device. */
  #provide(member: Member, task: Task): void {
    member.models ||= partsOf(task.operators).length > 0;
    for (const operator of task.operators) {
      if (operator.kind === 'udf' && !member.udfs.has(operator.udf)) {
        member.udfs.add(operator.udf);
        this.#post(member, { type: 'udf', key: operator.udf, source: this.#udfs.get(operator.udf)! });
      }
      const table = 'table' in operator ? this.#tables.get(operator.table) : undefined;
      if (table !== undefined && 'table' in operator && !member.tables.has(operator.table)) {
        member.tables.add(operator.table);
        this.#post(member, { type: 'table', id: operator.table, table });
      }
      const gpu = 'gpu' in operator ? operator.gpu : table?.search?.method === 'all-pairs GPU';
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
    if (message.type === 'unloaded') {
      this.#setHeap(member, message.heapBytes);
      member.models = false;
      this.#settleUnload(message.id);
      if (message.heapBytes > LARGE_HEAP && member.sinks.size === 0) {
        // Nothing runs there, and its wasm memory never shrinks.
        member.worker.terminate();
        this.#lose(member, new Error('The worker was replaced: its models were unloaded.'), true);
      }
      return;
    }
    if (message.type === 'calling') {
      this.#watch(member, message.id, message.call);
      return;
    }
    this.#forget(member, message.id);
    this.#setHeap(member, message.heapBytes);
    if (message.type === 'done') {
      // Those of a cancelled task come when nobody may be left to use them.
      if (sink !== DEAF) this.#spare.give(message.spare);
      sink?.done(message.report);
    } else sink?.failed(fromWireError(message.error), false);
    this.#idle.call();
  }

  #settleUnload(id: number): void {
    this.#unloads.get(id)?.resolve();
    this.#unloads.delete(id);
  }

  #forget(member: Member, id: number): void {
    member.sinks.delete(id);
    this.#tasks.delete(id);
  }

  /** A call that does not come back costs its worker; the other tasks there run again elsewhere. */
  #watch(member: Member, id: number, call: WatchedCall | null): void {
    const operator = call === null ? undefined : this.#tasks.get(id)?.operators[call.operator];
    if (operator?.kind !== 'udf') {
      member.calls.set(id, null, 0, () => {});
      return;
    }
    const { name, timeout, onError } = operator.node.options;
    member.calls.set(id, call, timeout!, (hung) => {
      const sink = member.sinks.get(id);
      this.#forget(member, id);
      member.worker.terminate();
      this.#lose(member, new Error('The worker was replaced: a call of a user function did not return.'), true);
      const error = timeoutError({ name, column: operator.column, row: hung.sourceRow }, timeout!);
      sink?.failed(withContext(error, { operator: operatorLabel(operator) }), onError === 'null', hung);
    });
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
    for (const [key, own] of this.#threads)
      this.#threads.set(
        key,
        own.filter((other) => other !== member),
      );
    member.calls.clear();
    for (const [id, unload] of this.#unloads) if (unload.member === member) this.#settleUnload(id);
    this.#device.disconnect(member.id);
    this.#setHeap(member, 0);
    const sinks = [...member.sinks.values()];
    for (const id of member.sinks.keys()) this.#tasks.delete(id);
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
      this.#forget(member, id);
      member.worker.terminate();
      this.#lose(member, new Error('The worker was replaced: a cancelled task did not stop.'), true);
    }, CANCEL_GRACE_MS);
  }

  #post(member: Member, message: ToCompute, transfer: Transferable[] = []): void {
    member.worker.post(message, transfer);
  }
}

const leastBusy = (members: readonly Member[]): Member =>
  members.reduce((best, member) => (member.sinks.size < best.sinks.size ? member : best));

/** How many workers may run a function: a limit on calls is kept in one place, instances of a class are one a worker. */
const threadsFor = ({ node }: Extract<Operator, { kind: 'udf' }>): number => {
  const { form, maxConcurrency } = node.options;
  return maxConcurrency === null ? DEFAULT_UDF_CONCURRENCY : form === 'class' ? maxConcurrency : 1;
};

/** Tasks of this kind a worker takes at once: while one waits for the network, or for its rows, another computes. */
function placesFor({ morsel, operators }: Task): number {
  const downloads = operators.some(({ kind }) => kind === 'download');
  const calls = operators.some(({ kind }) => kind === 'udf');
  const readsPixels = morsel.kind === 'batch' && operators.some((operator) => isPixelStage(operator));
  return downloads || calls || readsPixels ? 2 : 1;
}

/** Pictures that are decoded already are large to send and quick to compute. */
const isPixelStage = (operator: Operator): boolean => operator.kind === 'imageStage' && operator.node.decode === null;

/** The sink of a cancelled task. */
const DEAF: TaskSink = { batch() {}, done() {}, failed() {} };
