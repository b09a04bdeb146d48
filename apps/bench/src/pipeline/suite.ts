import type { Browser } from 'playwright';
import type { BenchArguments } from '../args.ts';
import { servePage } from '../browser/build-page.ts';
import { launchBrowser } from '../browser/launch.ts';
import { chooseCases } from '../choose-cases.ts';
import { pictureFolder, pictureName } from '../pictures/picture-folder.ts';
import type { Outcome } from '../report/line.ts';
import { describeBrowser, describeHost } from '../report/machine.ts';
import { pipelineCases, type ContenderName, type PipelineCase } from './cases.ts';
import { measureCase } from './measure-case.ts';
import { openPage } from './open-page.ts';

export interface PipelineScale {
  readonly pictures: number;
  readonly rounds: number;
  /** A run that takes longer makes its peer drop out. */
  readonly runTimeoutMs: number;
  /** After this a case ends with the rounds it has, at least one. */
  readonly caseBudgetMs: number;
}

export const quickScale: PipelineScale = { pictures: 48, rounds: 15, runTimeoutMs: 30_000, caseBudgetMs: 75_000 };
export const fullScale: PipelineScale = { pictures: 300, rounds: 9, runTimeoutMs: 300_000, caseBudgetMs: 3_600_000 };

/** The same for ours and for every peer that has workers at all. */
const WORKERS = 2;

type Choice = Pick<BenchArguments, 'case' | 'peer' | 'gpu'>;

/**
 * Decode, resize, normalize or hash against what a page could use instead: all in one page of one Chromium, in turns.
 *
 * @param onOutcome called as each pair is known
 * @throws {UsageError} for a case or peer that is not there
 */
export async function runPipelineSuite(
  choice: Choice,
  scale: PipelineScale,
  log: (text: string) => void,
  onOutcome: (outcome: Outcome) => void = () => {},
): Promise<Outcome[]> {
  const pairs = chooseCases<ContenderName, PipelineCase>('pipeline', pipelineCases, choice);
  const folder = await pictureFolder(scale.pictures, log);
  const urls = Array.from({ length: scale.pictures }, (_, i) => pictureName(i));
  const served = await servePage(new URL('page/', import.meta.url), folder);
  let browser: Browser | undefined;
  try {
    browser = await launchBrowser();
    const probe = await openPage(browser, served.url, urls);
    const facts = await probe.facts();
    await probe.close();
    log(`${describeHost()}; ${describeBrowser(browser.version(), facts)}`);
    const size = Math.round(probe.bytes / scale.pictures / 1000);
    log(`${scale.pictures} JPEGs of 1024x768, ${size} kB on average; ${WORKERS} workers; times in ms per picture`);
    const outcomes: Outcome[] = [];
    for (const { chosen: pipelineCase, peers } of pairs) {
      const missing = missingAdapter(pipelineCase, choice.gpu, facts.adapter);
      const measured =
        missing === null
          ? await measureCase(() => openPage(browser!, served.url, urls), pipelineCase, peers, WORKERS, scale)
          : peers.map((peer) => ({ peer, result: { kind: 'not measured', reason: missing, oursMs: null } as const }));
      for (const { peer, result } of measured) {
        const { name, variant } = pipelineCase;
        const outcome = { suite: 'pipeline', case: name, variant, peer, n: scale.pictures, result };
        outcomes.push(outcome);
        onOutcome(outcome);
      }
    }
    return outcomes;
  } finally {
    await browser?.close();
    await served.close();
  }
}

function missingAdapter(
  { gpu }: PipelineCase,
  asked: Choice['gpu'],
  adapter: { readonly software: boolean } | null,
): string | null {
  if (gpu !== 'force') return null;
  if (adapter === null) return 'no WebGPU adapter';
  return adapter.software && asked !== 'force' ? 'software adapter only; --gpu force uses it' : null;
}
