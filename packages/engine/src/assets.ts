/** Loads and compiles wasm files; one compilation per file and thread. */
export type LoadWasm = (url: string) => Promise<WebAssembly.Module>;

async function readBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  // The specifier stays out of page bundles: only Node has file: assets.
  const fs = 'node:fs/promises';
  const { readFile } = (await import(/* @vite-ignore */ fs)) as typeof import('node:fs/promises');
  return new Uint8Array(await readFile(new URL(url)));
}

async function compile(url: string): Promise<WebAssembly.Module> {
  if (url.startsWith('file:')) return WebAssembly.compile(await readBytes(url));
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) {
    throw new Error(
      `Could not load ${url}: HTTP ${response.status}. Serve the wasm files beside the worker script, or set assetBaseUrl.`,
    );
  }
  // compileStreaming insists on the wasm MIME type; some static hosts send another.
  if (response.headers.get('content-type')?.startsWith('application/wasm') === true) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

export function createWasmLoader(assetBaseUrl: string | null): LoadWasm {
  const modules = new Map<string, Promise<WebAssembly.Module>>();
  return (url) => {
    const name = url.slice(url.lastIndexOf('/') + 1);
    const located = assetBaseUrl === null ? url : new URL(name, assetBaseUrl).href;
    let module = modules.get(located);
    if (module === undefined) {
      module = compile(located);
      modules.set(located, module);
      // A failed download may be retried by the next query.
      module.catch(() => modules.delete(located));
    }
    return module;
  };
}
