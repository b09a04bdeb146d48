import type { Browser } from 'playwright';
import { largestGrowth, rendererPeaks } from '../memory/renderer-memory.ts';
import type { ContenderName } from './cases.ts';
import type { EmbedSetUp } from './page/bench-page.ts';
import { openContender, openEmbedPage, runContender } from './stage.ts';

/**
 * How much a page of its own grows while a contender loads the model and runs once: the process's largest size less the
 * one it had with the pictures loaded.
 *
 * @returns bytes; null where it cannot be read
 */
export async function peakMemory(
  browser: Browser,
  url: string,
  setUp: EmbedSetUp,
  name: ContenderName,
): Promise<number | null> {
  const page = await openEmbedPage(browser, url, setUp);
  try {
    const before = await rendererPeaks(process.pid);
    await openContender(page, name);
    await runContender(page, name);
    return largestGrowth(before, await rendererPeaks(process.pid)).peakBytes;
  } finally {
    await page.close();
  }
}
