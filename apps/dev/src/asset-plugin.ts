import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { resolveAsset } from '../resolve-asset.mjs';

export interface AssetPluginOptions {
  /** Folder, relative to the chunk that uses it, for the files a rolldown build emits. All chunks must lie in one folder. */
  readonly folder?: string;
}

const assetPrefix = '\0pixelframe-asset/';
const besideGlue = /new URL\(\s*(['"])(?:\.\/)?([^'"]+\.wasm)\1\s*,\s*import\.meta\.url\s*\)/g;
const rawPrefix = '\0pixelframe-raw/';

/**
 * `import url from 'some-package/file.wasm?asset'`: the default export is a URL of that file wherever the module runs.
 * Vite's dev server: a served URL. Vitest in Node: a `file:` URL. Vite's app build: an emitted, hashed file.
 * rolldown: an emitted file and the literal `new URL('./wasm/file.wasm', import.meta.url).href`, which the bundler of
 * whoever uses the package finds again. Node without a bundler has the same through `node-hooks.mjs`.
 *
 * `?raw` gives a file's text; rolldown has no such import of its own, Vite's gives the same.
 */
export function assetPlugin(options: AssetPluginOptions = {}): Plugin {
  const folder = options.folder ?? 'wasm';
  const names = new Map<string, string>();
  const texts = new Map<string, string>();
  let served: string | undefined;
  let viteBuild = false;
  const pathOf = (owners: ReadonlyMap<string, string>, id: string): string =>
    served === undefined ? owners.get(id)! : Buffer.from(id, 'base64url').toString();
  return {
    name: 'pixelframe-asset',
    enforce: 'pre',
    configResolved(config) {
      // Only Vite calls this hook; under plain rolldown both stay as they are.
      if (config.command === 'serve') served = config.base;
      else viteBuild = true;
    },
    resolveId(source, importer) {
      if (importer === undefined) return null;
      const prefix = source.endsWith('?asset') ? assetPrefix : source.endsWith('?raw') ? rawPrefix : undefined;
      if (prefix === undefined) return null;
      const specifier = source.slice(0, source.lastIndexOf('?'));
      const path = resolveAsset(specifier, importer.replace(/\?.*$/, ''));
      // While serving, an id must hold its path: a page may ask for it again after a restart. Encoded, because others
      // look at ids: Vitest leaves what lies in node_modules to Node, Vite's plugins take a module by its extension.
      // In a build it becomes names in the output, where no path of this machine belongs.
      if (served !== undefined) return `${prefix}${Buffer.from(path).toString('base64url')}.js`;
      return `${prefix}${uniqueName(prefix === rawPrefix ? texts : names, path)}.js`;
    },
    async load(id) {
      if (id.startsWith(rawPrefix)) {
        const path = pathOf(texts, id.slice(rawPrefix.length, -3));
        this.addWatchFile(path);
        return textModule(await readFile(path, 'utf8'));
      }
      if (!id.startsWith(assetPrefix)) return null;
      const path = pathOf(names, id.slice(assetPrefix.length, -3));
      if (served !== undefined) {
        const inNode = this.environment?.config.consumer === 'server';
        return textModule(inNode ? pathToFileURL(path).href : `${served}@fs/${encodeURI(path).replace(/^\//, '')}`);
      }
      const source = await readFile(path);
      if (viteBuild) {
        const reference = this.emitFile({ type: 'asset', name: basename(path), source });
        return { code: `export default import.meta.ROLLUP_FILE_URL_${reference};`, moduleSideEffects: false };
      }
      const fileName = `${folder}/${uniqueName(names, path)}`;
      this.emitFile({ type: 'asset', fileName, source });
      return { code: `export default new URL('./${fileName}', import.meta.url).href;`, moduleSideEffects: false };
    },
    async transform(code, id) {
      // Glue of wasm packages names the file beside itself; a bundle moves the glue, so the name must move with it.
      if (served !== undefined || viteBuild || !id.includes('node_modules')) return null;
      const found = [...code.matchAll(besideGlue)];
      if (found.length === 0) return null;
      let result = code;
      for (const [expression, , specifier] of found) {
        const path = resolveAsset(`./${specifier}`, id);
        const fileName = `${folder}/${uniqueName(names, path)}`;
        this.emitFile({ type: 'asset', fileName, source: await readFile(path) });
        result = result.replace(expression, `new URL('./${fileName}', import.meta.url)`);
      }
      return { code: result, map: null };
    },
  };
}

function textModule(text: string): { code: string; moduleSideEffects: boolean } {
  return { code: `export default ${JSON.stringify(text)};`, moduleSideEffects: false };
}

/** The file's own name; a second file of that name gets a part of its path's hash. */
function uniqueName(owners: Map<string, string>, path: string): string {
  const name = basename(path);
  const owner = owners.get(name) ?? path;
  owners.set(name, owner);
  if (owner === path) return name;
  const extension = extname(name);
  const hash = createHash('sha256').update(path.split('node_modules').at(-1)!).digest('hex').slice(0, 8);
  const other = `${name.slice(0, name.length - extension.length)}-${hash}${extension}`;
  owners.set(other, path);
  return other;
}
