import type { Browser } from 'playwright';
import type { ContenderName } from './cases.ts';
import type { PageFacts, RunResult } from './page/bench-page.ts';
import type { ContenderOptions } from './page/contender.ts';

/** The suite's page in the browser. Every method rejects when the page has crashed. */
export interface OpenPage {
  /** Of all loaded pictures. */
  readonly bytes: number;
  facts(): Promise<PageFacts>;
  open(name: ContenderName, options: ContenderOptions): Promise<void>;
  run(name: ContenderName): Promise<RunResult>;
  close(): Promise<void>;
}

/** Opens the page and loads the pictures into it. */
export async function openPage(browser: Browser, url: string, pictures: readonly string[]): Promise<OpenPage> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => globalThis.pixelframeBench !== undefined);
  const { bytes } = await page.evaluate((urls) => globalThis.pixelframeBench!.load(urls), pictures);
  return {
    bytes,
    facts: () => page.evaluate(() => globalThis.pixelframeBench!.facts()),
    open: (name, options) =>
      page.evaluate(([who, how]) => globalThis.pixelframeBench!.open(who, how), [name, options] as const),
    run: (name) => page.evaluate((who) => globalThis.pixelframeBench!.run(who), name),
    close: () => page.close(),
  };
}
