import { execFile } from 'node:child_process';
import { cp, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const checkout = join(import.meta.dirname, '../..');
/** A picture of the samples, which the consumers serve as photo.jpg. */
export const photo = join(checkout, 'public/samples/images/puppy.jpg');

// As outside of a test: Vite builds for what NODE_ENV says.
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(NODE_ENV|NODE_OPTIONS|TEST|VITEST.*)$/.test(name)),
);

function execute(command: string, args: readonly string[], cwd: string): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(command, args, { cwd, env, maxBuffer: 1 << 26 });
}

export interface PackedPackage {
  /** The tarball. */
  readonly file: string;
  /** Bytes of the tarball, and of its files. */
  readonly size: number;
  readonly unpackedSize: number;
  /** Paths inside it. */
  readonly files: readonly string[];
}

export interface Installed {
  /** Holds everything below; to be removed at the end. */
  readonly folder: string;
  readonly packed: PackedPackage;
  /** Consumers with the package in their node_modules. */
  readonly viteApp: string;
  readonly esbuildApp: string;
  readonly plainPage: string;
}

/** Builds the package, packs it, and installs the tarball with npm in copies of the consumers outside the checkout. */
export async function installPackage(): Promise<Installed> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'pixelframe-packaging-')));
  await execute(process.execPath, ['--import', 'tsx', 'apps/dev/src/build-package.ts'], checkout);
  const packed = await pack(join(checkout, 'packages/pixelframe/dist'), folder);
  const [viteApp, esbuildApp, plainPage] = await Promise.all([
    install(folder, 'vite-app', packed.file, 'public'),
    install(folder, 'esbuild-app', packed.file, '.'),
    install(folder, 'plain-page', packed.file, '.'),
  ]);
  return { folder, packed, viteApp, esbuildApp, plainPage };
}

async function pack(built: string, folder: string): Promise<PackedPackage> {
  const { stdout } = await execute('npm', ['pack', built, '--json', '--pack-destination', folder], folder);
  const [report] = JSON.parse(stdout) as [
    { filename: string; size: number; unpackedSize: number; files: { path: string }[] },
  ];
  const { filename, size, unpackedSize, files } = report;
  return { file: join(folder, filename), size, unpackedSize, files: files.map(({ path }) => path) };
}

async function install(folder: string, name: string, tarball: string, assets: string): Promise<string> {
  const app = join(folder, name);
  await cp(join(import.meta.dirname, 'consumers', name), app, { recursive: true });
  for (const shared of ['ask.js', 'ask-models.js', 'ask-udfs.js', 'registered-udfs.js']) {
    await cp(join(import.meta.dirname, 'consumers', shared), join(app, shared));
  }
  await cp(photo, join(app, assets, 'photo.jpg'));
  const options = ['--prefix', app, '--prefer-offline', '--no-audit', '--no-fund'];
  await execute('npm', ['install', ...options, tarball], app);
  return app;
}

/**
 * Runs the workspace's Vite in a consumer.
 *
 * @param config a file of the consumer; without one, Vite's defaults
 * @returns the folder it built, of that name in the consumer
 */
export async function buildWithVite(app: string, folder: string, config?: string): Promise<string> {
  const options = ['--outDir', folder, ...(config === undefined ? [] : ['--config', config])];
  await execute(process.execPath, [join(checkout, 'node_modules/vite/bin/vite.js'), 'build', ...options], app);
  return join(app, folder);
}

/** Builds a consumer's page and worker script with esbuild, minified, function names kept; gives the folder. */
export async function buildWithEsbuild(app: string): Promise<string> {
  const folder = join(app, 'dist');
  const options = ['--bundle', '--splitting', '--format=esm', '--minify', '--keep-names', `--outdir=${folder}`];
  const esbuild = join(checkout, 'node_modules/esbuild/bin/esbuild');
  await execute(esbuild, ['main.js', 'pf-worker.js', ...options, '--external:node:*', '--log-level=error'], app);
  await cp(join(app, 'index.html'), join(folder, 'index.html'));
  // esbuild makes no files of what `new URL` names.
  await cp(join(app, 'node_modules/pixelframe/wasm'), join(folder, 'wasm'), { recursive: true });
  return folder;
}

/** Runs a module given as text in `cwd`, in plain Node. */
export async function runModule(text: string, cwd: string): Promise<string> {
  const { stdout, stderr } = await execute(process.execPath, ['--input-type=module', '-e', text], cwd);
  if (stderr !== '') throw new Error(stderr);
  return stdout;
}

/** What the compiler says about `consumer.ts` in an application; empty when all is well. */
export async function typeCheck(app: string, module: 'esnext' | 'node16'): Promise<string> {
  await cp(join(import.meta.dirname, 'consumers/types/consumer.ts'), join(app, 'consumer.ts'));
  const compiler = join(checkout, 'node_modules/typescript/bin/tsc');
  const resolution = module === 'node16' ? 'node16' : 'bundler';
  const flags = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2023', '--lib', 'es2023,dom'];
  const run = execute(
    process.execPath,
    [compiler, ...flags, '--module', module, '--moduleResolution', resolution, 'consumer.ts'],
    app,
  );
  return run.then(
    ({ stdout }) => stdout,
    (error: unknown) => String((error as { stdout?: unknown }).stdout ?? error),
  );
}
