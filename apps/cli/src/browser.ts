import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserArguments } from '@pixelframe/dev/find-browser';
import { chromium } from 'playwright';
import type { Progress } from './page/progress-event.ts';
import type { RunOutcome, RunRequest } from './page/run-pipeline.ts';

export interface BrowserOptions {
  readonly executablePath: string;
  /** The runner's page. */
  readonly url: string;
  readonly onProgress: (progress: Progress) => void;
  /** Text that the pipeline printed in the page. */
  readonly onConsole: (text: string) => void;
}

/** A page of headless Chromium, ready to run. */
export interface BrowserPage {
  /** Rejects with a {@link BrowserError} when page or browser die. */
  run(request: RunRequest): Promise<RunOutcome>;
  /** Asks the run to stop; its outcome says that it did. */
  cancel(): Promise<void>;
  close(): Promise<void>;
}

/** The browser, not the pipeline, failed. */
export class BrowserError extends Error {}

/** How often a removed folder is looked after, and how long apart in milliseconds. */
const removals = { most: 40, pause: 50 };

/** Removes a folder that processes of a killed browser may still write into: until it stays away. */
async function removeForGood(folder: string): Promise<void> {
  for (let i = 0; i < removals.most; i++) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, removals.pause));
    if (!existsSync(folder)) return;
  }
}

/** Starts Chromium with a profile of its own, so that the page's private file system lies on disk, and opens the page. */
export async function openBrowserPage(options: BrowserOptions): Promise<BrowserPage> {
  const profile = await mkdtemp(join(tmpdir(), 'pixelframe-profile-'));
  const removeProfile = (): Promise<void> => removeForGood(profile);
  let context;
  try {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: options.executablePath,
      headless: true,
      args: browserArguments(),
      // The runner ends a run by itself.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    await removeProfile();
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new BrowserError(`Could not start ${options.executablePath}: ${reason}`);
  }
  const page = context.pages()[0] ?? (await context.newPage());
  const died = new Promise<never>((_, reject) => {
    page.on('crash', () => {
      const hint = 'It may have run out of memory; try a smaller --memory-limit or fewer --workers.';
      reject(new BrowserError(`The browser page crashed. ${hint}`));
    });
    context.on('close', () => reject(new BrowserError('The browser was closed or died.')));
  });
  // Waited for together with the run only; until then a death must not be an unhandled rejection.
  died.catch(() => undefined);
  page.on('console', (message) => {
    const text = message.text();
    // Failed requests are reported by whoever made them.
    if (!text.startsWith('Failed to load resource:')) options.onConsole(text);
  });
  page.on('pageerror', (error) => options.onConsole(`Uncaught in the page: ${error.message}`));
  const close = async (): Promise<void> => {
    await context.close().catch(() => undefined);
    await removeProfile();
  };
  try {
    await page.exposeFunction('pixelframeProgress', options.onProgress);
    await Promise.race([page.goto(options.url), died]);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async run(request) {
      const started = page.evaluate(async (asked) => {
        if (globalThis.pixelframeRunner === undefined) throw new Error('The script of the page did not start.');
        return globalThis.pixelframeRunner.start(asked);
      }, request);
      // Whichever comes first; the other one fails too when the page is gone.
      started.catch(() => undefined);
      return Promise.race([started, died]);
    },
    async cancel() {
      await page.evaluate(() => globalThis.pixelframeRunner?.cancel()).catch(() => undefined);
    },
    close,
  };
}
