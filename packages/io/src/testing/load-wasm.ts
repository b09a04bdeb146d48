import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The wasm loader of tests in Node, where assets are `file:` URLs. */
export const loadWasm = async (url: string): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await readFile(fileURLToPath(url)));
