import type { Measured, NotMeasured } from '../report/line.ts';
import { compare, median, type Round } from '../statistics.ts';
import type { ContenderName, PipelineCase } from './cases.ts';
import type { OpenPage } from './open-page.ts';
import type { PipelineScale } from './suite.ts';

export interface PeerResult {
  readonly peer: ContenderName;
  readonly result: Measured | NotMeasured;
}

class PeerFailure extends Error {
  readonly peer: ContenderName;

  constructor(peer: ContenderName, reason: string) {
    super(reason);
    this.peer = peer;
  }
}

/**
 * Runs ours and the peers of a case in turns in one page: a round to warm up, which also compares their results, then
 * rounds in which who comes first changes. A peer that fails or takes too long drops out, and the others start afresh in a new page,
 * since it may have left anything behind in the old one.
 *
 * @throws what ours fails with
 */
export async function measureCase(
  newPage: () => Promise<OpenPage>,
  pipelineCase: PipelineCase,
  peers: readonly ContenderName[],
  workers: number,
  scale: PipelineScale,
): Promise<PeerResult[]> {
  const failed = new Map<ContenderName, string>();
  for (;;) {
    const left = peers.filter((peer) => !failed.has(peer));
    const page = await newPage();
    try {
      const { ours, rounds, differences } = await runRounds(page, pipelineCase, left, workers, scale);
      return peers.map((peer) => {
        const reason = failed.get(peer);
        if (reason !== undefined) return { peer, result: { kind: 'not measured', reason, oursMs: median(ours) } };
        const own = rounds.get(peer)!;
        const difference = differences.get(peer)!;
        return { peer, result: { kind: 'measured', comparison: compare(own), rounds: own.length, difference } };
      });
    } catch (error) {
      if (!(error instanceof PeerFailure)) throw error;
      failed.set(error.peer, error.message);
    } finally {
      await page.close();
    }
  }
}

interface Rounds {
  readonly ours: number[];
  readonly rounds: ReadonlyMap<ContenderName, Round[]>;
  readonly differences: ReadonlyMap<ContenderName, number>;
}

async function runRounds(
  page: OpenPage,
  { task, gpu }: PipelineCase,
  peers: readonly ContenderName[],
  workers: number,
  { rounds: wanted, runTimeoutMs, caseBudgetMs }: PipelineScale,
): Promise<Rounds> {
  const everyone: readonly ContenderName[] = ['ours', ...peers];
  const started = performance.now();
  for (const name of everyone) await guard(name, runTimeoutMs, page.open(name, { task, workers, gpu }));
  const run = (name: ContenderName) => guard(name, runTimeoutMs, page.run(name));
  const differences = new Map<ContenderName, number>();
  for (const name of everyone) differences.set(name, (await run(name)).difference ?? 0);
  const ours: number[] = [];
  const rounds = new Map<ContenderName, Round[]>(peers.map((peer) => [peer, []]));
  for (let round = 0; round < wanted; round++) {
    if (round > 0 && performance.now() - started > caseBudgetMs) break;
    const first = round % everyone.length;
    const times = new Map<ContenderName, number>();
    for (const name of [...everyone.slice(first), ...everyone.slice(0, first)]) times.set(name, (await run(name)).ms);
    const oursMs = times.get('ours')!;
    ours.push(oursMs);
    for (const peer of peers) rounds.get(peer)!.push({ oursMs, peerMs: times.get(peer)! });
  }
  return { ours, rounds, differences };
}

/** The work's result within the time; what goes wrong is the peer's failure, unless it is ours. */
async function guard<T>(name: ContenderName, timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`ran out of time (${timeoutMs / 1000} s)`)), timeoutMs);
  });
  // When the time is over, the page is closed, and the work fails with nobody waiting.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, timeout]);
  } catch (error) {
    if (name === 'ours') throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new PeerFailure(name, message.split('\n')[0]!.replace(/^page\.evaluate: /, ''));
  } finally {
    clearTimeout(timer);
  }
}
