import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servePage } from '../browser/build-page.ts';
import { launchBrowser } from '../browser/launch.ts';
import { describeHost } from '../report/machine.ts';
import type { Responsiveness } from './page/bench-page.ts';

const WORKERS = 2;

/** The value below which so many of the sorted gaps lie. */
export const quantile = (gaps: readonly number[], share: number): number =>
  gaps[Math.min(gaps.length - 1, Math.ceil(gaps.length * share) - 1)] ?? 0;

/** How evenly the page's own timer beats while the engine works on `rows` rows. */
export async function runResponsiveSuite(
  rows: number,
  beats: number,
  log: (text: string) => void,
): Promise<Responsiveness[]> {
  log(`${describeHost()}; ${WORKERS} workers; ${rows} rows; gaps between beats of a 16 ms timer in the page`);
  const folder = await mkdtemp(join(tmpdir(), 'pixelframe-responsive-'));
  const served = await servePage(new URL('page/', import.meta.url), folder);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(served.url);
    await page.waitForFunction(() => globalThis.pixelframeResponsiveBench !== undefined);
    return await page.evaluate((options) => globalThis.pixelframeResponsiveBench!.measure(options), {
      rows,
      workers: WORKERS,
      beats,
    });
  } finally {
    await browser.close();
    await served.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** One line for each query. */
export const formatResponsive = (runs: readonly Responsiveness[]): string =>
  runs
    .map(
      ({ query, ms, gaps }) =>
        `${query}: ${ms.toFixed(0)} ms a run; ${gaps.length} beats, p50 ${quantile(gaps, 0.5).toFixed(1)}, p99.9 ${quantile(gaps, 0.999).toFixed(1)}, longest ${quantile(gaps, 1).toFixed(1)} ms`,
    )
    .join('\n');

export const responsiveJsonLine = ({ query, ms, gaps }: Responsiveness): string =>
  JSON.stringify({
    suite: 'responsive',
    case: query,
    ms: Math.round(ms),
    beats: gaps.length,
    p50_ms: quantile(gaps, 0.5),
    p999_ms: quantile(gaps, 0.999),
    longest_ms: quantile(gaps, 1),
  });
