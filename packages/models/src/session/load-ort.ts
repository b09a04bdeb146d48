import { ModelError } from '@pixelframe/columnar';
import type * as Ort from 'onnxruntime-web';

export type OrtModule = typeof Ort;

/** Which of onnxruntime-web's builds: for the CPU, or for WebGPU with either way of waiting for a device. */
export type OrtBuild = 'wasm' | 'webgpu' | 'jspi';

/** An onnxruntime and how much memory its wasm holds. */
export interface LoadedOrt {
  readonly ort: OrtModule;
  /** Bytes of its wasm memory, which never shrinks. */
  heapBytes(): number;
}

const hasJspi = (): boolean => 'Suspending' in WebAssembly;

/** The build for WebGPU that runs here: JSPI is the smaller one, where the browser has it. */
export const webgpuBuild = (): OrtBuild => (hasJspi() ? 'jspi' : 'webgpu');

const MODULES: Readonly<Record<OrtBuild, () => Promise<OrtModule>>> = {
  wasm: () => import('onnxruntime-web/wasm'),
  webgpu: () => import('onnxruntime-web/webgpu'),
  jspi: () => import('onnxruntime-web/jspi'),
};

const BINARIES: Readonly<Record<OrtBuild, () => Promise<{ default: string }>>> = {
  wasm: () => import('onnxruntime-web/dist/ort-wasm-simd-threaded.wasm?asset'),
  webgpu: () => import('onnxruntime-web/dist/ort-wasm-simd-threaded.asyncify.wasm?asset'),
  jspi: () => import('onnxruntime-web/dist/ort-wasm-simd-threaded.jspi.wasm?asset'),
};

/** Reads the bytes at one of the package's own URLs. */
export type ReadAsset = (url: string) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * Loads a build of onnxruntime-web into this thread, one thread wide: several workers with a session each are faster
 * than one with several threads, and need no cross-origin isolation.
 *
 * @throws ModelError where its files cannot be loaded
 */
export async function loadOrt(build: OrtBuild, readAsset: ReadAsset): Promise<LoadedOrt> {
  try {
    const [ort, { default: url }] = await Promise.all([MODULES[build](), BINARIES[build]()]);
    const { env } = ort;
    env.logLevel = 'error';
    env.wasm.numThreads = 1;
    env.wasm.proxy = false;
    // From our own files: by default it would ask a CDN.
    env.wasm.wasmBinary = (await readAsset(url)).buffer;
    return { ort, heapBytes: watchMemory() };
  } catch (error) {
    throw new ModelError(`onnxruntime-web (${build}) could not be loaded.`, {
      cause: error,
      hint: 'Serve the wasm files beside the worker script, or set assetBaseUrl.',
    });
  }
}

/**
 * onnxruntime does not show its memory, but makes it with the platform's constructor, when the first session is
 * created: until then that constructor keeps what it makes in sight.
 */
function watchMemory(): () => number {
  const Original = WebAssembly.Memory;
  let memory: WebAssembly.Memory | null = null;
  WebAssembly.Memory = new Proxy(Original, {
    construct(target, [descriptor]) {
      memory = new target(descriptor as WebAssembly.MemoryDescriptor);
      WebAssembly.Memory = Original;
      return memory;
    },
  });
  return () => memory?.buffer.byteLength ?? 0;
}
