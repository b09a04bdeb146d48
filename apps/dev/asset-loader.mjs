// Module hooks for Node: `x.wasm?asset` is a module whose default export is a file: URL, `x.wgsl?raw` one with the text.
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resolveAsset } from './resolve-asset.mjs';

const suffix = /\?(asset|raw)$/;

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, next) {
  const query = suffix.exec(specifier);
  if (query === null || context.parentURL === undefined) return next(specifier, context);
  const path = resolveAsset(specifier.slice(0, query.index), fileURLToPath(context.parentURL));
  return { url: pathToFileURL(path).href + query[0], format: 'module', shortCircuit: true };
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, next) {
  const query = suffix.exec(url);
  if (query === null) return next(url, context);
  const file = url.slice(0, query.index);
  const value = query[1] === 'asset' ? file : await readFile(fileURLToPath(file), 'utf8');
  return { format: 'module', source: `export default ${JSON.stringify(value)};`, shortCircuit: true };
}
