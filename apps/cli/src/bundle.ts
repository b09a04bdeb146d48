import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assetPlugin } from '@pixelframe/dev/asset-plugin';
import { workerPlugin } from '@pixelframe/dev/worker-plugin';
import { rolldown, type Plugin } from 'rolldown';
import { BundleError, formatProblem, toBundleError, type BundleProblem } from './bundle-error.ts';

export interface Bundle {
  /** File name -> content. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** Name of the page's script among them. */
  readonly script: string;
  /** Script -> its source map in JSON with absolute sources, to find where in the user's files an error was thrown. */
  readonly maps: ReadonlyMap<string, string>;
}

const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const pipelineId = 'pixelframe-run:pipeline';

/**
 * Builds a pipeline with everything it imports, the page that runs it and the engine's worker. `pixelframe` and its
 * sub-paths are this checkout's, wherever the pipeline lies; other packages are found from the pipeline's folder.
 *
 * @param pipeline absolute path
 * @param cwd messages name files from here
 * @param page absolute path of the page's entry, which imports `pixelframe-run:pipeline`
 * @throws {BundleError} with file and line for syntax errors and imports that do not resolve
 */
export async function bundlePipeline(
  pipeline: string,
  cwd: string,
  page: string = fileURLToPath(new URL('page.ts', import.meta.url)),
): Promise<Bundle> {
  const unresolved: BundleProblem[] = [];
  try {
    const build = await rolldown({
      input: { page },
      cwd,
      platform: 'browser',
      transform: { define: { 'process.env.NODE_ENV': '"production"' } },
      plugins: [resolvePlugin(pipeline), assetPlugin() as Plugin, workerPlugin()],
      onLog(_, log) {
        if (log.code === 'UNRESOLVED_IMPORT' && !isExpected(log.exporter, log.id)) unresolved.push(log);
      },
    });
    const { output } = await build.generate({
      format: 'es',
      entryFileNames: '[name]-[hash].js',
      chunkFileNames: '[name]-[hash].js',
      sourcemap: 'hidden',
      sourcemapPathTransform: (source, map) => resolve(dirname(map), source),
    });
    await build.close();
    if (unresolved.length > 0) {
      throw new BundleError(unresolved.map((problem) => describeUnresolved(problem, cwd)).join('\n'));
    }
    const files = new Map<string, string | Uint8Array>();
    const maps = new Map<string, string>();
    for (const item of output) {
      if (item.type === 'asset') {
        if (!item.fileName.endsWith('.map')) files.set(item.fileName, item.source);
        continue;
      }
      files.set(item.fileName, item.code);
      if (item.map !== null) maps.set(item.fileName, item.map.toString());
    }
    return { files, script: output[0].fileName, maps };
  } catch (error) {
    throw error instanceof BundleError ? error : toBundleError(error, cwd);
  }
}

/** The pipeline's own name, and `pixelframe` from this checkout. */
function resolvePlugin(pipeline: string): Plugin {
  const home = join(checkout, 'packages', 'pixelframe');
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { exports: Record<string, string> };
  const ids = new Map(
    Object.entries(manifest.exports).map(([path, file]) => [`pixelframe${path.slice(1)}`, join(home, file)]),
  );
  ids.set(pipelineId, pipeline);
  return {
    name: 'pixelframe-run',
    resolveId: (source) => ids.get(source) ?? null,
  };
}

/** Libraries that also run in Node import its modules behind a condition; a pipeline that does has a mistake. */
function isExpected(specifier: string | undefined, importer: string | undefined): boolean {
  if (specifier === undefined || importer === undefined || !isNodeModule(specifier)) return false;
  return importer.includes(`${sep}node_modules${sep}`) || importer.startsWith(join(checkout, 'packages') + sep);
}

function isNodeModule(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

function describeUnresolved(problem: BundleProblem & { readonly exporter?: string | undefined }, cwd: string): string {
  const specifier = problem.exporter;
  if (specifier === undefined || !isNodeModule(specifier)) return formatProblem(problem, cwd);
  const message = `'${specifier}' is a module of Node; a pipeline runs in a browser page`;
  return formatProblem({ ...problem, message }, cwd);
}
