/** Loads and compiles wasm files; one compilation per file and thread. */
export type LoadWasm = (url: string) => Promise<WebAssembly.Module>;

/** Where a file of the package is: beside the script that names it, or where the application serves all of them. */
const locate = (url: string, assetBaseUrl: string | null): string =>
  assetBaseUrl === null || url.startsWith('data:')
    ? url
    : new URL(url.slice(url.lastIndexOf('/') + 1), assetBaseUrl).href;

async function readFileUrl(url: string): Promise<Uint8Array<ArrayBuffer>> {
  // The specifier stays out of page bundles: only Node has file: assets.
  const fs = 'node:fs/promises';
  const { readFile } = (await import(/* @vite-ignore */ fs)) as typeof import('node:fs/promises');
  return new Uint8Array(await readFile(new URL(url)));
}

async function request(url: string): Promise<Response> {
  const response = await fetch(url, { credentials: 'omit' });
  if (response.ok) return response;
  throw new Error(
    `Could not load ${url}: HTTP ${response.status}. Serve the package's files beside the worker script, or set assetBaseUrl.`,
  );
}

/** Bundlers put small files into the script; a policy may forbid to fetch what is there already. */
function bytesOfDataUrl(url: string): Uint8Array<ArrayBuffer> {
  const comma = url.indexOf(',');
  const data = decodeURIComponent(url.slice(comma + 1));
  if (!url.slice(0, comma).endsWith(';base64')) return new TextEncoder().encode(data);
  return Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
}

/** The bytes of a file of the package. */
export async function readAsset(url: string, assetBaseUrl: string | null): Promise<Uint8Array<ArrayBuffer>> {
  const located = locate(url, assetBaseUrl);
  if (located.startsWith('file:')) return readFileUrl(located);
  if (located.startsWith('data:')) return bytesOfDataUrl(located);
  return new Uint8Array(await (await request(located)).arrayBuffer());
}

async function compile(url: string): Promise<WebAssembly.Module> {
  if (url.startsWith('file:')) return WebAssembly.compile(await readFileUrl(url));
  const response = await request(url);
  // compileStreaming insists on the wasm MIME type; some static hosts send another.
  if (response.headers.get('content-type')?.startsWith('application/wasm') === true) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

export function createWasmLoader(assetBaseUrl: string | null): LoadWasm {
  const modules = new Map<string, Promise<WebAssembly.Module>>();
  return (url) => {
    const located = locate(url, assetBaseUrl);
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
