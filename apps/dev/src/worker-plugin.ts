import { dirname, resolve } from 'node:path';
import type { Plugin } from 'rolldown';

export interface WorkerPluginOptions {
  /** Entries of this build: absolute path -> file name in the output. Their URLs stay literal, `./worker.js`. */
  readonly entries?: ReadonlyMap<string, string>;
}

const workerUrl = /(?<=\bWorker\(\s*)new URL\(\s*(['"])(\.[^'"]+)\1\s*,\s*import\.meta\.url\s*\)/g;

/**
 * rolldown leaves `new Worker(new URL('./x.ts', import.meta.url), ...)` as it is. This plugin makes the file an entry
 * of the build (unless it is one) and names what the build wrote. All output must lie in one folder.
 */
export function workerPlugin(options: WorkerPluginOptions = {}): Plugin {
  return {
    name: 'pixelframe-worker',
    transform(code, id) {
      if (!code.includes('import.meta.url')) return null;
      const transformed = code.replace(workerUrl, (_, __, specifier: string) => {
        const path = resolve(dirname(id), specifier);
        const fileName = options.entries?.get(path);
        if (fileName !== undefined) return `new URL('./${fileName}', import.meta.url)`;
        return `new URL(import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'chunk', id: path })})`;
      });
      return transformed === code ? null : { code: transformed, map: null };
    },
  };
}
