/** Text of a function, and what it takes to make one of it in another thread. */
export interface SourceText {
  /** An expression that gives the function or class. */
  readonly text: string;
  /** Values it reads that are data. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Functions it reads, as expressions. */
  readonly functions: Readonly<Record<string, string>>;
  /** Names it reads that must be globals where it runs. */
  readonly globals: readonly string[];
  /** Names that a bundler or a coverage tool has put in: what stands for each. */
  readonly helpers: Readonly<Record<string, HelperKind>>;
}

/** `keepName`: gives back what it is given; `coverage`: counters that nobody reads. */
export type HelperKind = 'keepName' | 'coverage';

/** A user's function as it travels to where it runs; plain data. `args` are for the constructor of a class. */
export type UdfSource =
  | { readonly kind: 'source'; readonly source: SourceText; readonly args: readonly unknown[] }
  /** One that the worker's script gave to `startWorker`. */
  | { readonly kind: 'registered'; readonly name: string; readonly args: readonly unknown[] };

/** Functions and classes by name, as `startWorker` and `createSession` take them. */
export type RegisteredUdfs = Readonly<Record<string, unknown>>;

/** What the thread a function runs in has for it. */
export type ThreadContext = Omit<UdfContext, 'signal'>;

/** What a class's `init` is given. */
export interface UdfContext {
  /** Under `gpu: true` the one device that all kernels share; null elsewhere, and where there is none. */
  readonly device: GPUDevice | null;
  /** The ONNX runtime that models of this thread share, for who names it; under `gpu: true` on the device. */
  readonly ort: unknown;
  /** Aborted when the query ends, however it does. Functions have it as `this.signal`. */
  readonly signal: AbortSignal;
}
