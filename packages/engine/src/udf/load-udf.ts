import { CancelledError, closestName, UdfError } from '@pixelframe/columnar';
import type { UdfOptions } from '@pixelframe/plan';
import { DEFAULT_UDF_CONCURRENCY } from '@pixelframe/plan';
import { compileSource } from './compile-source.ts';
import { Limiter } from './limiter.ts';
import type { ThreadUdfs } from './udf-request.ts';
import type { RegisteredUdfs, UdfContext, UdfSource } from './udf-source.ts';

/** A user's function, ready to be called in this thread. */
export interface LoadedUdf {
  call(...values: readonly unknown[]): unknown;
  /** Calls under way in this thread. */
  readonly limiter: Limiter;
  /** Ends the instance of a class. */
  dispose(): Promise<void>;
}

type AnyFunction = (...values: readonly unknown[]) => unknown;

/** What the user's class may have beside `call`. */
interface Instance {
  init?(context: UdfContext): unknown;
  call: AnyFunction;
  dispose?(): unknown;
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function registeredUdf(name: string, registered: RegisteredUdfs): unknown {
  if (Object.hasOwn(registered, name)) return registered[name];
  const known = Object.keys(registered);
  const close = closestName(name, known);
  throw new UdfError(`No function "${name}" is registered. Registered: ${known.join(', ') || '(none)'}.`, {
    hint:
      close === null
        ? `Register it where it runs: startWorker({ udfs: { ${name} } }) in the worker script, createSession({ udfs: { ${name} } }) for workers: 0.`
        : `Did you mean "${close}"?`,
  });
}

/** The function or class that a source stands for. */
export const udfTarget = (source: UdfSource, name: string, registered: RegisteredUdfs): unknown =>
  source.kind === 'registered' ? registeredUdf(source.name, registered) : compileSource(source.source, name);

async function instanceOf(
  Target: new (...args: readonly unknown[]) => Instance,
  args: readonly unknown[],
  name: string,
  context: (usesOrt: boolean) => Promise<UdfContext>,
): Promise<Instance> {
  let instance: Instance;
  try {
    instance = new Target(...args);
    // The runtime is megabytes: who does not name it does not get it.
    if (instance.init !== undefined) await instance.init(await context(/\bort\b/.test(String(Target))));
  } catch (cause) {
    if (cause instanceof UdfError) throw cause;
    throw new UdfError(`${name} could not start: ${reason(cause)}`, { cause });
  }
  if (typeof instance.call !== 'function') {
    throw new UdfError(`${name} has no method call().`, { hint: 'Write class MyUdf { call(value) { ... } }.' });
  }
  return instance;
}

/**
 * How many calls may be under way in one of `workers` threads, so that all together keep to the limit. A function with
 * a limit of its own runs in one thread, an instance of a class in one thread each.
 */
export function callsPerThread({ form, maxConcurrency }: UdfOptions, workers: number): number {
  if (form === 'function' && maxConcurrency !== null) return maxConcurrency;
  const threads = Math.min(Math.max(1, workers), maxConcurrency ?? DEFAULT_UDF_CONCURRENCY);
  return Math.max(1, Math.floor(DEFAULT_UDF_CONCURRENCY / threads));
}

/** Errors that a user's function leaves behind, in a timer say, must not cost the worker. */
let guarded = false;
function guardThread(): void {
  if (guarded || !('WorkerGlobalScope' in globalThis)) return;
  guarded = true;
  globalThis.addEventListener('error', (event: ErrorEvent) => {
    event.preventDefault();
    console.error(event.error);
  });
}

/** Readies a function, or makes the instance of a class. */
export async function loadUdf(
  target: unknown,
  args: readonly unknown[],
  options: UdfOptions,
  { workers, context }: Pick<ThreadUdfs, 'workers' | 'context'>,
): Promise<LoadedUdf> {
  const { name, form } = options;
  if (typeof target !== 'function') throw new UdfError(`${name} is ${typeof target}, not a function.`);
  guardThread();
  const limiter = new Limiter(callsPerThread(options, workers));
  const ended = new AbortController();
  const { signal } = ended;
  if (form === 'function') {
    return {
      call: (...values) => Reflect.apply(target, { signal }, values),
      limiter,
      dispose: async () => ended.abort(new CancelledError()),
    };
  }
  const instance = await instanceOf(target as never, args, name, async (usesOrt) => ({
    ...(await context(usesOrt)),
    signal,
  }));
  return {
    call: (...values) => instance.call(...values),
    limiter,
    async dispose() {
      ended.abort(new CancelledError());
      try {
        await instance.dispose?.();
      } catch (error) {
        // The query has its answer: there is nobody to fail.
        console.error(error);
      }
    },
  };
}
