import type { Browser, Page } from 'playwright';
import { rendererTime } from '../memory/renderer-memory.ts';
import type { RunResult, Stage } from '../rounds/stage.ts';
import type { ContenderName } from './cases.ts';
import { largestDistance } from './check.ts';
import type { EmbedSetUp } from './page/bench-page.ts';

/** The suite's page with its pictures in it. */
export async function openEmbedPage(browser: Browser, url: string, setUp: EmbedSetUp): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => globalThis.pixelframeEmbedBench !== undefined);
  await page.evaluate((how) => globalThis.pixelframeEmbedBench!.load(how), setUp);
  return page;
}

export const openContender = (page: Page, name: ContenderName): Promise<void> =>
  page.evaluate((who) => globalThis.pixelframeEmbedBench!.open(who), name);

export const runContender = (page: Page, name: ContenderName) =>
  page.evaluate((who) => globalThis.pixelframeEmbedBench!.run(who), name);

/**
 * All contenders in one page, whose vectors are compared with ours.
 *
 * @param onRun told the milliseconds of processor time of each run
 */
export async function openEmbedStage(
  browser: Browser,
  url: string,
  setUp: EmbedSetUp,
  onRun: (name: ContenderName, processorMs: number) => void,
): Promise<Stage> {
  const page = await openEmbedPage(browser, url, setUp);
  let ours: readonly (readonly number[])[] = [];
  return {
    open: (name) => openContender(page, name as ContenderName),
    async run(name): Promise<RunResult> {
      const before = await rendererTime(process.pid);
      const { ms, vectors } = await runContender(page, name as ContenderName);
      onRun(name as ContenderName, (await rendererTime(process.pid)) - before);
      if (name === 'ours') ours = vectors;
      return { ms, difference: name === 'ours' ? null : largestDistance(ours, vectors) };
    },
    close: () => page.close(),
  };
}
