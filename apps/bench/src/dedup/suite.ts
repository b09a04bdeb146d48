import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchArguments } from '../args.ts';
import { servePage } from '../browser/build-page.ts';
import { launchBrowser } from '../browser/launch.ts';
import { chooseCases } from '../choose-cases.ts';
import { findPython } from '../native/find-python.ts';
import type { Outcome } from '../report/line.ts';
import { describeHost } from '../report/machine.ts';
import { measureRounds } from '../rounds/measure-rounds.ts';
import { pairResult } from '../rounds/pair-result.ts';
import { dedupCases, type DedupCase, type DedupPeerName } from './cases.ts';
import { makeHashes } from './make-hashes.ts';
import { openDedupStage } from './stage.ts';

export interface DedupScale {
  readonly cases: readonly DedupCase[];
  /** After this the plain loop's time is extrapolated. */
  readonly loopLimitMs: number;
  /** After this another peer drops out. */
  readonly peerLimitMs: number;
  readonly oursLimitMs: number;
}

export const quickDedup: DedupScale = {
  cases: dedupCases.filter(({ onlyFull }) => !onlyFull),
  loopLimitMs: 60_000,
  peerLimitMs: 30_000,
  oursLimitMs: 120_000,
};
export const fullDedup: DedupScale = {
  cases: dedupCases,
  loopLimitMs: 60_000,
  peerLimitMs: 600_000,
  oursLimitMs: 3_600_000,
};

const WORKERS = 2;
/** Beyond this a run is long enough to need no round before it. */
const WARM_UP_BELOW = 50_000;
const GRACE_MS = 15_000;

/**
 * All pairs of 64-bit hashes that differ by few bits, in a tab, beside what else could find them. Everyone must find the
 * same number.
 *
 * @param onOutcome called as each pair is known
 * @throws {UsageError} for a case or peer that is not there
 */
export async function runDedupSuite(
  choice: Pick<BenchArguments, 'case' | 'peer'>,
  scale: DedupScale,
  log: (text: string) => void,
  onOutcome: (outcome: Outcome) => void = () => {},
): Promise<Outcome[]> {
  // A case that is asked for by its name runs, `--full` or not.
  const offered = choice.case === undefined ? scale.cases : [...new Set([...scale.cases, ...dedupCases])];
  const pairs = chooseCases<DedupPeerName, DedupCase>('dedup', offered, choice);
  log(`${describeHost()}; ${WORKERS} workers; times in ms of a whole run`);
  const python = findPython('daft', 'numpy');
  const absent = new Map('reason' in python ? [['daft', python.reason]] : []);
  const folder = await mkdtemp(join(tmpdir(), 'pixelframe-hashes-'));
  const served = await servePage(new URL('page/', import.meta.url), folder);
  const browser = await launchBrowser();
  try {
    const outcomes: Outcome[] = [];
    for (const { chosen: dedupCase, peers } of pairs) {
      const { name, n, maxDistance, rounds } = dedupCase;
      const hashes = join(folder, `${name}.bin`);
      await writeFile(hashes, makeHashes(n, maxDistance));
      const stage = {
        browser,
        url: served.url,
        dedupCase,
        workers: WORKERS,
        peerLimitMs: scale.peerLimitMs,
        loopLimitMs: scale.loopLimitMs,
        python: 'path' in python ? python.path : null,
        hashes,
      };
      const present = peers.filter((peer) => !absent.has(peer));
      const times = await measureRounds(() => openDedupStage(stage), ['ours', ...present], 'ours', {
        rounds,
        warmUp: n < WARM_UP_BELOW,
        // The plain loop ends by itself, the others have a limit of their own: this is for what hangs.
        runTimeoutMs: Math.max(scale.oursLimitMs / 10, scale.loopLimitMs, scale.peerLimitMs) + GRACE_MS,
        caseBudgetMs: scale.oursLimitMs,
      });
      const all = { ...times, failed: new Map([...times.failed, ...absent]) };
      for (const peer of peers) {
        const result = pairResult(all, 'ours', peer);
        const outcome: Outcome = { suite: 'dedup', case: name, variant: 'default', peer, n, result };
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
