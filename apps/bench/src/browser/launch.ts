import { browserArguments, findBrowser, noBrowserMessage } from '@pixelframe/dev/find-browser';
import { chromium, type Browser } from 'playwright';

/**
 * Headless Chromium with WebGPU, and with `gc()` in pages.
 *
 * @throws Error where there is no Chromium
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(noBrowserMessage);
  return chromium.launch({ executablePath, headless: true, args: [...browserArguments(), '--js-flags=--expose-gc'] });
}
