// Plain Node: the loader hooks import this without a transpiler.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * The file an `?asset` or `?raw` import means. Packages are searched as Node does, up the folders, but past their
 * `exports`: a wasm file is data, and few packages list theirs.
 *
 * @param {string} specifier without its query: './x.wgsl', '/abs/x.wasm' or 'some-package/file.wasm'
 * @param {string} importer absolute path of the importing file
 * @returns {string} the real path
 * @throws {Error} when there is no such file
 */
export function resolveAsset(specifier, importer) {
  if (/^\.{0,2}\//.test(specifier)) {
    const path = resolve(dirname(importer), specifier);
    if (existsSync(path)) return realpathSync(path);
  } else {
    for (let folder = dirname(importer); ; folder = dirname(folder)) {
      const path = join(folder, 'node_modules', specifier);
      if (existsSync(path)) return realpathSync(path);
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error(`Cannot find the asset '${specifier}' imported by ${importer}. Is its package installed?`);
}
