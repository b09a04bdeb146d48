import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of a package.json that building reads. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

/** One way into the package. */
export interface Entry {
  /** Key of `exports`: '.', './worker'. */
  readonly subPath: string;
  /** Name of its script in the output: index, worker. */
  readonly name: string;
  /** Absolute path of its source. */
  readonly source: string;
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

/**
 * The package.json that is published: what people read about the package, `exports` that name built files, and no
 * dependency but those whose types the declarations mention; all code is bundled.
 */
export function publishedManifest(
  manifest: Manifest,
  entries: readonly Entry[],
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
    // The worker's script does its work by being loaded.
    sideEffects: entries.filter((entry) => entry.subPath === './worker').map((entry) => `./${entry.name}.js`),
    exports: { ...(Object.fromEntries(exports) as object), './package.json': './package.json' },
    dependencies,
  };
}
