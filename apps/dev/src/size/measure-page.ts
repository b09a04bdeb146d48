import type { Browser } from 'playwright';
import type { QueryReport, QueryTimes } from './query-times.ts';
import type { CountingServer } from './serve-counted.ts';

export interface PageMeasurement {
  /** Path -> gzipped bytes of everything up to the first rows. */
  readonly fetched: ReadonlyMap<string, number>;
  readonly times: QueryTimes;
}

/**
 * Opens the page with empty caches and waits until it is done.
 *
 * @throws Error with what went wrong in the page
 */
export async function measurePage(browser: Browser, server: CountingServer): Promise<PageMeasurement> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    let fetched: ReadonlyMap<string, number> = new Map();
    await page.exposeFunction('pixelframeFirstRows', () => void (fetched = server.takeFetched()));
    const report = new Promise<QueryReport>((resolve, reject) => {
      page.on('pageerror', reject);
      page.on('crash', () => reject(new Error('The page crashed.')));
      void page.exposeFunction('pixelframeDone', resolve).then(() => page.goto(server.url), reject);
    });
    server.takeFetched();
    const result = await report;
    if ('error' in result) throw new Error(result.error);
    return { fetched, times: result.times };
  } finally {
    await context.close();
  }
}
