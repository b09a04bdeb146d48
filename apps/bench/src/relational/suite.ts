import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchArguments } from '../args.ts';
import { servePage } from '../browser/build-page.ts';
import { launchBrowser } from '../browser/launch.ts';
import { chooseCases } from '../choose-cases.ts';
import type { Outcome } from '../report/line.ts';
import { describeHost } from '../report/machine.ts';
import { measureRounds } from '../rounds/measure-rounds.ts';
import { pairResult } from '../rounds/pair-result.ts';
import { casesOf, type RelationalCase, type RelationalPeerName } from './questions.ts';
import { openRelationalStage } from './stage.ts';

export interface RelationalScale {
  readonly cases: readonly RelationalCase[];
  readonly runLimitMs: number;
  readonly caseBudgetMs: number;
}

export const quickRelational: RelationalScale = {
  cases: casesOf(1_000_000, 5),
  runLimitMs: 60_000,
  caseBudgetMs: 25_000,
};
export const fullRelational: RelationalScale = {
  cases: casesOf(10_000_000, 3),
  runLimitMs: 300_000,
  caseBudgetMs: 1_800_000,
};

const WORKERS = 2;

/**
 * The h2o.ai db-benchmark's questions in a tab, beside other engines of tables there. Everyone must give the same answer.
 *
 * @param onOutcome called as each pair is known
 * @throws {UsageError} for a case or peer that is not there
 */
export async function runRelationalSuite(
  choice: Pick<BenchArguments, 'case' | 'peer'>,
  scale: RelationalScale,
  log: (text: string) => void,
  onOutcome: (outcome: Outcome) => void = () => {},
): Promise<Outcome[]> {
  const pairs = chooseCases<RelationalPeerName, RelationalCase>('relational', scale.cases, choice);
  log(`${describeHost()}; ${WORKERS} workers; times in ms of a whole run`);
  const folder = await mkdtemp(join(tmpdir(), 'pixelframe-relational-'));
  const served = await servePage(new URL('page/', import.meta.url), folder);
  const browser = await launchBrowser();
  try {
    const outcomes: Outcome[] = [];
    for (const { chosen: relationalCase, peers } of pairs) {
      const stage = { browser, url: served.url, relationalCase, workers: WORKERS };
      const times = await measureRounds(() => openRelationalStage(stage), ['ours', ...peers], 'ours', {
        rounds: relationalCase.rounds,
        warmUp: true,
        runTimeoutMs: scale.runLimitMs,
        caseBudgetMs: scale.caseBudgetMs,
      });
      for (const peer of peers) {
        const result = pairResult(times, 'ours', peer);
        const { name, n } = relationalCase;
        const outcome: Outcome = { suite: 'relational', case: name, variant: 'default', peer, n, result };
        outcomes.push(outcome);
        onOutcome(outcome);
      }
    }
    return outcomes;
  } finally {
    await browser.close();
    await served.close();
    await rm(folder, { recursive: true, force: true });
  }
}
