import { readFile } from 'node:fs/promises';
import type { LoadWasm } from '../decoder.ts';

/** Loads wasm from the `file:` URLs the asset plugin gives in Node, and counts how often. */
export function countingLoader(): LoadWasm & { readonly urls: string[] } {
  const urls: string[] = [];
  const load = async (url: string): Promise<WebAssembly.Module> => {
    urls.push(url);
    return WebAssembly.compile(await readFile(new URL(url)));
  };
  return Object.assign(load, { urls });
}
