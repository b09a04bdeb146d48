import type { EngineConfig } from '../config.ts';
import type { ToDevice } from '../worker/messages.ts';
import type { SpawnWorker } from '../worker/watched-worker.ts';
import { WatchedWorker } from '../worker/watched-worker.ts';

/** A device worker that keeps dying is not started again. */
const MAX_STARTS = 3;

/** Starts the device worker when the first compute worker needs it, and again when it dies. */
export class DeviceHost {
  readonly #spawn: SpawnWorker;
  readonly #config: EngineConfig;
  readonly #connections = new Map<number, (port: MessagePort | null) => void>();
  #worker: WatchedWorker | null = null;
  #starts = 0;

  constructor(spawn: SpawnWorker, config: EngineConfig) {
    this.#spawn = spawn;
    this.#config = config;
  }

  /** Gives compute worker `id` a line to the device now and whenever it is replaced; null when there is none left. */
  connect(id: number, give: (port: MessagePort | null) => void): void {
    this.#connections.set(id, give);
    this.#start();
    give(this.#newLine());
  }

  disconnect(id: number): void {
    this.#connections.delete(id);
  }

  /** Releases what models hold there. */
  unloadModels(): void {
    this.#worker?.post({ type: 'unloadModels' } satisfies ToDevice);
  }

  kill(): void {
    this.#worker?.kill();
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#connections.clear();
  }

  #start(): void {
    if (this.#worker !== null || this.#starts >= MAX_STARTS) return;
    this.#starts++;
    this.#worker = new WatchedWorker(
      this.#spawn,
      { role: 'device', config: this.#config },
      {
        onMessage: () => {},
        onDeath: () => {
          this.#worker = null;
          this.#start();
          for (const give of this.#connections.values()) give(this.#newLine());
        },
      },
    );
  }

  #newLine(): MessagePort | null {
    if (this.#worker === null) return null;
    const { port1, port2 } = new MessageChannel();
    this.#worker.post({ type: 'connect', port: port1 }, [port1]);
    return port2;
  }
}
