import * as glue from 'parquet-wasm/esm';
import wasmUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?asset';
import { heapBytes, measureHeap } from './heap.ts';

export type WasmLoader = (url: string) => Promise<WebAssembly.Module>;

/** Past this, the instance is dropped once its caller is done: a wasm memory grows but never shrinks. */
const LARGEST_IDLE_HEAP = 128 * 1024 * 1024;

interface Library {
  readonly module: WebAssembly.Module;
  readonly imports: WebAssembly.Imports;
}

interface ParquetExports extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  readonly __wbindgen_start: () => void;
}

let loading: Promise<Library> | undefined;
let library: Library | undefined;
let exports: ParquetExports | undefined;

measureHeap(() => exports?.memory.buffer.byteLength ?? 0);

/** Compiles the module, once a thread. A failed load may be tried again. */
export async function loadParquetWasm(load: WasmLoader): Promise<void> {
  loading ??= load(wasmUrl).then(initialize);
  try {
    library = await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/**
 * The glue of wasm-bindgen is bound for good to the first instance it makes, and neither a grown memory nor one a Rust
 * panic left half-changed can be got rid of. So it is given a stand-in whose exports are those of the current
 * instance. `WebAssembly.Instance` is replaced only inside this synchronous call; nobody else can see it.
 */
function initialize(module: WebAssembly.Module): Library {
  const standIn: Record<string, unknown> = {};
  for (const { name } of WebAssembly.Module.exports(module)) {
    Object.defineProperty(standIn, name, { get: () => exports?.[name], enumerable: true });
  }
  const { Instance } = WebAssembly;
  let imports: WebAssembly.Imports = {};
  const capture = function capture(_module: WebAssembly.Module, given: WebAssembly.Imports): { exports: unknown } {
    imports = given;
    exports = new Instance(module, given).exports as ParquetExports;
    return { exports: standIn };
  };
  WebAssembly.Instance = capture as unknown as typeof Instance;
  try {
    glue.initSync({ module });
  } finally {
    WebAssembly.Instance = Instance;
  }
  return { module, imports };
}

function drop(): void {
  const memory = exports?.memory;
  exports = undefined;
  // Growing by nothing detaches the old buffer, which makes the glue forget the views it keeps of it.
  memory?.grow(0);
}

/**
 * Runs `work` against the library; it must be synchronous and free what it made. All of parquet-wasm is used through
 * its synchronous functions: a panic is then an exception here, where the asynchronous ones would never settle.
 */
export function withParquetWasm<T>(work: (parquet: typeof glue) => T): T {
  if (library === undefined) throw new Error('parquet-wasm is not loaded');
  if (exports === undefined) {
    exports = new WebAssembly.Instance(library.module, library.imports).exports as ParquetExports;
    exports.__wbindgen_start();
  }
  try {
    return work(glue);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) drop();
    throw error;
  } finally {
    if (heapBytes() > LARGEST_IDLE_HEAP) drop();
  }
}
