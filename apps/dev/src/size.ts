// `npm run size`: what a page fetches for its first small query, every lazy part, and how long ten rows take.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { browserArguments, findBrowser, noBrowserMessage } from '../find-browser.mjs';
import { buildPackage } from './package/build-package.ts';
import { buildBundledPage, buildPlainPage } from './size/build-pages.ts';
import { listGzipped } from './size/list-files.ts';
import { measurePage, type PageMeasurement } from './size/measure-page.ts';
import { BUDGET_BYTES, formatBudget, formatFiles, formatTimes, totalOf } from './size/report.ts';
import { serveCounted } from './size/serve-counted.ts';

const FRESH_PAGES = 10;

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const packageFolder = await buildPackage(fileURLToPath(new URL('../../..', import.meta.url)));
const out = await mkdtemp(join(tmpdir(), 'pixelframe-size-'));
const bundled = join(out, 'bundled');
const plain = join(out, 'plain');
await buildBundledPage(packageFolder, bundled);
await buildPlainPage('/package/', plain);

const executablePath = findBrowser();
if (executablePath === undefined) throw new Error(noBrowserMessage);
const browser = await chromium.launch({ executablePath, headless: true, args: browserArguments() });

async function measure(folders: ReadonlyMap<string, string>, pages: number): Promise<PageMeasurement[]> {
  const server = await serveCounted(folders);
  const measurements: PageMeasurement[] = [];
  for (let i = 0; i < pages; i++) measurements.push(await measurePage(browser, server));
  await server.close();
  return measurements;
}

try {
  const inBundle = await measure(new Map([['/', bundled]]), FRESH_PAGES);
  const [inPlain] = await measure(
    new Map([
      ['/', plain],
      ['/package/', packageFolder],
    ]),
    1,
  );
  const first = inBundle[0]!.fetched;
  const lazy = [...(await listGzipped(bundled))].filter(([path]) => !first.has(path));
  print(formatFiles('Fetched for a first small query, built by Vite (gzipped)', first));
  print(formatFiles('\nLazy parts (gzipped)', new Map(lazy)));
  print(`\n${formatTimes(inBundle)}`);
  print(`\n${formatBudget('First small query, built by Vite', first)}`);
  print(formatBudget("First small query, the package's own files without a bundler", inPlain!.fetched));
  const worst = Math.max(totalOf(first), totalOf(inPlain!.fetched));
  process.exitCode = worst <= BUDGET_BYTES ? 0 : 1;
} finally {
  await browser.close();
  await rm(out, { recursive: true, force: true });
}
