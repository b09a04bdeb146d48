import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';
import { assetPlugin } from '../asset-plugin.ts';
import { docsPlugin } from '../docs-plugin.ts';
import { sharedChunks } from './shared-chunks.ts';
import { workerPlugin } from '../worker-plugin.ts';
import { buildTypes } from './build-types.ts';
import { entriesOf, publishedManifest, readManifest, workerScriptsOf, type Script } from './manifest.ts';

/**
 * Builds a package of the workspace into its `dist`, which is a package of its own: self-contained ES modules in one
 * folder, one per entry of `exports`, one per worker script, and chunks they share or load on demand; wasm files in
 * `wasm/`, declarations in `types/`, and the package.json to publish. Rooms and libraries are bundled, so a page can load it without a bundler;
 * workers and wasm files keep their literal `new URL('./x', import.meta.url)`, so a bundler finds them too.
 *
 * @param root the workspace
 * @param folder the package's folder below packages/
 * @returns the output folder
 */
export async function buildPackage(root: string, folder = 'pixelframe'): Promise<string> {
  const home = join(root, 'packages', folder);
  const out = join(home, 'dist');
  const manifest = readManifest(home);
  const entries = entriesOf(home, manifest);
  await rm(out, { recursive: true, force: true });
  await mkdir(out);
  const workers = workerScriptsOf(home);
  await bundle([...entries, ...workers], workers, out);
  const types = await buildTypes(root, entries, out);
  const versions = types.packages.map((name) => [name, readManifest(join(root, 'node_modules', name)).version]);
  const dependencies = Object.fromEntries(versions) as Record<string, string>;
  const published = publishedManifest(manifest, entries, workers, types.typesOf, dependencies);
  await writeFile(join(out, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
  for (const [name, source] of [
    ['README.md', existsSync(join(home, 'README.md')) ? home : root],
    ['LICENSE', root],
    ['CHANGELOG.md', root],
  ] as const) {
    if (existsSync(join(source, name))) await copyFile(join(source, name), join(out, name));
  }
  return out;
}

/** Minifying makes template literals of strings; some bundlers find workers and wasm files by quoted ones only. */
const plainUrls: Plugin = {
  name: 'pixelframe-plain-urls',
  generateBundle(_, bundle) {
    for (const item of Object.values(bundle)) {
      if (item.type === 'chunk') item.code = item.code.replaceAll(/new URL\(`([^`$"\\]+)`/g, 'new URL("$1"');
    }
  },
};

async function bundle(scripts: readonly Script[], workers: readonly Script[], out: string): Promise<void> {
  const build = await rolldown({
    input: Object.fromEntries(scripts.map((script) => [script.name, script.source])),
    platform: 'browser',
    // Loaded on demand, in Node only.
    external: /^node:/,
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [
      assetPlugin() as Plugin,
      docsPlugin(),
      plainUrls,
      workerPlugin({ entries: new Map(workers.map((worker) => [worker.source, `${worker.name}.js`])) }),
    ],
    onLog(level, log, handle) {
      // A package with an import left open would fail in its user's page, not here.
      if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
      handle(level, log);
    },
  });
  const [worker] = workers;
  const groups =
    worker === undefined
      ? []
      : await sharedChunks(build, {
          page: ['index.js', 'engine/src/client/worker-client.ts'],
          script: `${worker.name}.js`,
          worker: ['engine/src/worker/engine-role.ts'],
        });
  await build.write({
    dir: out,
    format: 'es',
    // Flat: chunks name workers and wasm files relative to themselves.
    entryFileNames: '[name].js',
    chunkFileNames: 'chunk-[name]-[hash].js',
    ...(groups.length === 0 ? {} : { codeSplitting: { groups } }),
    comments: { legal: true, annotation: true, jsdoc: false },
    // A page without a bundler downloads these files as they are.
    minify: true,
  });
  await build.close();
}
