import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserArguments, findBrowser, noBrowserMessage } from '@pixelframe/dev/find-browser';

export interface PlainChromium {
  readonly pid: number;
  /** Rejects when the browser ends before it is asked to. */
  readonly ended: Promise<never>;
  close(): Promise<void>;
}

const options = [
  '--headless',
  '--no-first-run',
  '--js-flags=--expose-gc',
  // Memory is measured at once, not at the next collection.
  '--enable-blink-features=ForceEagerMeasureMemory',
];

/** Headless Chromium showing one page, with no developer tools attached. */
export async function startChromium(url: string): Promise<PlainChromium> {
  const program = findBrowser();
  if (program === undefined) throw new Error(noBrowserMessage);
  const profile = await mkdtemp(join(tmpdir(), 'pixelframe-soak-'));
  const argv = [...browserArguments(), ...options, `--user-data-dir=${profile}`, url];
  // A group of its own, so that all of the browser's processes end together.
  const child = spawn(program, argv, { stdio: 'ignore', detached: true });
  let closing = false;
  const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const ended = new Promise<never>((_, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => closing || reject(new Error(`Chromium ended (exit ${code}).`)));
  });
  ended.catch(() => undefined);
  return {
    pid: child.pid!,
    ended,
    async close() {
      closing = true;
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
      await exited;
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
