import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findBrowser, noBrowserMessage } from '@pixelframe/dev/find-browser';
import { UsageError, type RunOptions } from './args.ts';
import { BrowserError, openBrowserPage } from './browser.ts';
import { BundleError } from './bundle-error.ts';
import { bundlePipeline } from './bundle.ts';
import { locateError } from './locate-error.ts';
import { ProgressPrinter, type ProgressTarget } from './progress.ts';
import { hubFromEnvironment } from './hub-from-environment.ts';
import { providerFromEnvironment } from './provider-from-environment.ts';
import { startServer } from './server.ts';

/** What a run touches of the process it runs in. */
export interface RunEnvironment {
  readonly cwd: string;
  /** Takes the result; resolves when more may come. */
  readonly writeResult: (chunk: Uint8Array) => Promise<void>;
  readonly stderr: ProgressTarget;
  /** Aborted by Ctrl-C, and when nobody reads the result any more. */
  readonly signal: AbortSignal;
  /** Another page than the engine's, for tests. */
  readonly page?: string;
}

/** How long a cancelled run may take to end by itself. */
const cancelGrace = 3000;

/**
 * Runs a pipeline in headless Chromium.
 *
 * @returns the exit code: 0 done, 1 failed (the reason is on stderr), 130 cancelled
 * @throws {UsageError} when the pipeline or a granted folder does not exist
 */
export async function run(options: RunOptions, environment: RunEnvironment): Promise<number> {
  const { cwd, stderr, signal } = environment;
  const pipeline = resolve(cwd, options.pipeline);
  if (!(await isFile(pipeline))) throw new UsageError(`There is no pipeline '${options.pipeline}'.`);
  for (const folder of options.allow) {
    if (!(await isFolder(resolve(cwd, folder)))) throw new UsageError(`--allow '${folder}' is not a folder.`);
  }
  const printer = new ProgressPrinter(stderr);
  const say = (text: string): void => {
    printer.clear();
    stderr.write(`${text}\n`);
  };
  const cleanUps: (() => Promise<void>)[] = [];
  try {
    const executablePath = findBrowser();
    if (executablePath === undefined) throw new BrowserError(noBrowserMessage);
    const bundle = await bundlePipeline(pipeline, cwd, environment.page);
    const server = await startServer({
      cwd,
      allow: options.allow,
      write: options.write,
      out: options.out,
      bundle: bundle.files,
      script: bundle.script,
      onResult: (chunk) => {
        printer.clear();
        return environment.writeResult(chunk);
      },
    });
    cleanUps.unshift(() => server.close());
    if (signal.aborted) return 130;
    const page = await openBrowserPage({
      executablePath,
      url: server.url,
      onProgress: (progress) => printer.update(progress),
      onConsole: say,
    });
    cleanUps.unshift(() => page.close());
    const { args, format, out, gpu, workers, memoryLimit } = options;
    const outcome = page.run({
      args,
      format,
      out,
      gpu,
      workers,
      memoryLimit,
      proxyUrls: server.proxyUrls,
      hub: hubFromEnvironment(process.env),
      environment: providerFromEnvironment(process.env),
    });
    const cancelled = whenAborted(signal).then(() => page.cancel());
    const ended = await Promise.race([outcome, cancelled.then(() => pause(cancelGrace)).then(() => undefined)]);
    if (signal.aborted) return 130;
    printer.finish();
    if (ended === undefined || ended.ok) return 0;
    const place = ended.stack === undefined ? undefined : locateError(ended.stack, bundle.maps, cwd);
    say(place === undefined ? ended.description : `${ended.description}\n  at ${place}`);
    return 1;
  } catch (error) {
    if (signal.aborted) return 130;
    if (!(error instanceof BundleError || error instanceof BrowserError)) throw error;
    say(error.message);
    return 1;
  } finally {
    for (const cleanUp of cleanUps) await cleanUp();
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function pause(milliseconds: number): Promise<void> {
  // Unreferenced: a run that ended at once must not keep the process.
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
