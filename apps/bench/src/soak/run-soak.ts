import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servePage } from '../browser/build-page.ts';
import { imageFolder } from '../images/image-folder.ts';
import { largestGrowth, rendererPeaks } from '../memory/renderer-memory.ts';
import { rateBetween, type SoakOutcome } from './judge.ts';
import type { SoakReport, SoakTask } from './page/report.ts';
import { serveSoak } from './serve-soak.ts';
import { startChromium } from './start-chromium.ts';

const DISTINCT = 24;
/** 12 megapixels, as phones make them. */
const SIDES = [4000, 3000] as const;
const WORKERS = 2;
const MEMORY_LIMIT = 512e6;
/** The run's sixths: the first is a query of its own, the second's rate is compared with the last's. */
const PARTS = 6;
const MS_PER_ROW_AT_MOST = 3000;

type Of<K extends SoakReport['kind']> = Extract<SoakReport, { kind: K }>;

/**
 * Thousands of large pictures, none of them twice under one address, through download, decode, resize, normalize and hash
 * in a page under a memory limit.
 *
 * @throws Error when the page fails, dies, or takes far too long
 */
export async function runSoak(
  rows: number,
  log: (text: string) => void,
  [width, height]: readonly [width: number, height: number] = SIDES,
): Promise<SoakOutcome> {
  const distinct = Math.min(DISTINCT, rows);
  const { paths } = await imageFolder(width, height, distinct, log, 'drawn');
  const empty = await mkdtemp(join(tmpdir(), 'pixelframe-empty-'));
  const page = await servePage(new URL('page/', import.meta.url), empty);
  const reports = new Map<SoakReport['kind'], SoakReport>();
  const peaks = new Map<SoakReport['kind'], Map<number, number>>();
  let pid = 0;
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const server = await serveSoak(paths, async (report) => {
    peaks.set(report.kind, await rendererPeaks(pid));
    reports.set(report.kind, report);
    log(`${report.kind} at ${new Date().toISOString()}`);
    if (report.kind === 'done' || report.kind === 'failed') finish();
  });
  const firstRows = Math.round(rows / PARTS);
  const task = { server: server.url, rows, distinct, firstRows, workers: WORKERS, memoryLimit: MEMORY_LIMIT };
  const browser = await startChromium(`${page.url}#${encodeURIComponent(JSON.stringify(task satisfies SoakTask))}`);
  pid = browser.pid;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const limitMs = 60_000 + rows * MS_PER_ROW_AT_MOST;
    timer = setTimeout(() => reject(new Error(`The page had not finished after ${limitMs / 1000} s.`)), limitMs);
  });
  try {
    await Promise.race([finished, browser.ended, late]);
  } finally {
    clearTimeout(timer);
    await browser.close();
    await server.close();
    await page.close();
    await rm(empty, { recursive: true });
  }
  const failure = reports.get('failed') as Of<'failed'> | undefined;
  if (failure !== undefined) throw new Error(`The page failed: ${failure.error}`);
  const first = reports.get('first') as Of<'first'>;
  const done = reports.get('done') as Of<'done'>;
  if (done.distinctHashes !== distinct) {
    throw new Error(`${done.distinctHashes} different hashes came of ${distinct} different pictures.`);
  }
  const growth = largestGrowth(peaks.get('warm') ?? new Map(), peaks.get('done') ?? new Map());
  const { arrivals } = done;
  return {
    rows,
    seconds: (arrivals.at(-1)![1] - arrivals[0]![1]) / 1000,
    limitBytes: MEMORY_LIMIT,
    countedPeakBytes: done.countedPeakBytes,
    peakBytes: growth.peakBytes,
    earlyRate: rateBetween(arrivals, firstRows, 2 * firstRows),
    lateRate: rateBetween(arrivals, rows - firstRows, rows),
    early: first.resting,
    late: done.resting,
  };
}
