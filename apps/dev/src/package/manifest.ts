import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of a package.json that building reads. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

/** One script of the package that has a name of its own in the output. */
export interface Script {
  /** Without the extension: index, worker, worker-entry. */
  readonly name: string;
  /** Absolute path of its source. */
  readonly source: string;
}

/** One way into the package. */
export interface Entry extends Script {
  /** Key of `exports`: '.', './worker'. */
  readonly subPath: string;
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

export function entriesOf(folder: string, manifest: Manifest): Entry[] {
  return Object.entries(manifest.exports).map(([subPath, file]) => ({
    subPath,
    name: subPath === '.' ? 'index' : subPath.slice(2).replaceAll('/', '-'),
    source: join(folder, file),
  }));
}

/** The script that the package's own workers run, where it has one: shipped beside the entries, not to be imported. */
export function workerScriptsOf(folder: string): Script[] {
  const source = join(folder, 'src', 'worker-entry.ts');
  return existsSync(source) ? [{ name: 'worker-entry', source }] : [];
}

/**
 * The package.json that is published: what people read about the package, `exports` that name built files, and no
 * dependency but those whose types the declarations mention; all code is bundled.
 */
export function publishedManifest(
  manifest: Manifest,
  entries: readonly Entry[],
  workers: readonly Script[],
  typesOf: (entry: Entry) => string,
  dependencies: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const kept = Object.fromEntries(
    ['name', 'version', 'description', 'keywords', 'license', 'repository', 'homepage']
      .filter((key) => manifest[key] !== undefined)
      .map((key) => [key, manifest[key]]),
  );
  const exports = entries.map((entry) => [entry.subPath, { types: typesOf(entry), default: `./${entry.name}.js` }]);
  return {
    ...kept,
    type: 'module',
    // A worker's script does its work by being loaded.
    sideEffects: workers.map((worker) => `./${worker.name}.js`),
    exports: { ...(Object.fromEntries(exports) as object), './package.json': './package.json' },
    dependencies,
  };
}
