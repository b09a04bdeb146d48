import type { RoundScale, RunResult, Stage } from './stage.ts';
import { withinTime } from './within-time.ts';

export interface RoundTimes {
  /** One map per round, from contender to milliseconds; one that had dropped out is missing. */
  readonly rounds: readonly ReadonlyMap<string, number>[];
  readonly differences: ReadonlyMap<string, number>;
  /** Why a contender dropped out. */
  readonly failed: ReadonlyMap<string, string>;
  readonly extrapolated: ReadonlySet<string>;
}

/** The one that the suite is about may take its time. */
const OURS_PATIENCE = 10;

/**
 * Runs contenders in turns: a round to warm up, then rounds in which who comes first changes. One that fails or takes too
 * long drops out, and the others go on in a new stage, since it may have left anything behind in the old one.
 *
 * @param ours fails for all of them when it fails
 * @throws what `ours` fails with
 */
export async function measureRounds(
  newStage: () => Promise<Stage>,
  names: readonly string[],
  ours: string,
  scale: RoundScale,
): Promise<RoundTimes> {
  const started = performance.now();
  const failed = new Map<string, string>();
  const differences = new Map<string, number>();
  const extrapolated = new Set<string>();
  const rounds: Map<string, number>[] = [];
  let stage = await newStage();
  const left = (): readonly string[] => names.filter((name) => !failed.has(name));

  /** The work's result; null when its contender dropped out. */
  const attempt = async <T>(name: string, work: (stage: Stage) => Promise<T>): Promise<T | null> => {
    const limitMs = scale.runTimeoutMs * (name === ours ? OURS_PATIENCE : 1);
    try {
      return await withinTime(limitMs, work(stage));
    } catch (error) {
      if (name === ours) throw error;
      failed.set(name, reasonOf(error));
      await stage.close();
      stage = await newStage();
      return null;
    }
  };
  const run = async (name: string): Promise<RunResult | null> => {
    const result = await attempt(name, (at) => at.run(name));
    if (result === null) return null;
    if (result.difference !== null) differences.set(name, result.difference);
    if (result.extrapolated === true) extrapolated.add(name);
    return result;
  };
  /** Everyone who is left started, and warm where that is asked for. */
  const prepare = async (): Promise<void> => {
    for (let ready = false; !ready;) {
      ready = true;
      for (const name of left()) {
        if ((await attempt(name, async (at) => (await at.open(name), true))) === null) ready = false;
        if (!ready) break;
      }
      for (const name of ready && scale.warmUp ? left() : []) {
        if ((await run(name)) === null) ready = false;
        if (!ready) break;
      }
    }
  };

  try {
    await prepare();
    for (let round = 0; round < scale.rounds; round++) {
      if (round > 0 && performance.now() - started > scale.caseBudgetMs) break;
      const times = new Map<string, number>();
      const everyone = left();
      const first = round % everyone.length;
      for (const name of [...everyone.slice(first), ...everyone.slice(0, first)]) {
        if (failed.has(name)) continue;
        const result = await run(name);
        if (result === null) await prepare();
        else times.set(name, result.ms);
      }
      rounds.push(times);
    }
  } finally {
    await stage.close();
  }
  return { rounds, differences, failed, extrapolated };
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]!.replace(/^page\.evaluate: /, '');
}
