import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { openChildPeer, type ChildPeer } from '../native/child-peer.ts';
import type { RunResult, Stage } from '../rounds/stage.ts';
import { withinTime } from '../rounds/within-time.ts';
import type { DedupCase, DedupContenderName } from './cases.ts';
import type { DedupRun } from './page/bench-page.ts';

const daftPeer = fileURLToPath(new URL('daft-peer.py', import.meta.url));

export interface DedupStageOptions {
  readonly browser: Browser;
  readonly url: string;
  readonly dedupCase: DedupCase;
  readonly workers: number;
  /** Of peers that cannot be asked how far they are. */
  readonly peerLimitMs: number;
  readonly loopLimitMs: number;
  /** Runs Daft, and the file with the hashes for it. */
  readonly python: string | null;
  readonly hashes: string;
}

/**
 * A page, and Daft beside it. A run that finds another number of pairs than ours fails.
 */
export async function openDedupStage(options: DedupStageOptions): Promise<Stage> {
  const { browser, url, dedupCase, workers, peerLimitMs, loopLimitMs, python, hashes } = options;
  const { n, maxDistance } = dedupCase;
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => globalThis.pixelframeDedupBench !== undefined);
  let daft: ChildPeer | null = null;
  let ours: number | null = null;

  const inPage = (name: string): Promise<DedupRun> =>
    page.evaluate((who) => globalThis.pixelframeDedupBench!.run(who), name as DedupContenderName);
  const inDaft = async (peer: ChildPeer): Promise<DedupRun> => {
    const { ms, check } = await peer.run();
    return { ms, pairs: check[0]![0]!, extrapolated: false };
  };
  return {
    async open(name) {
      if (name === 'daft') {
        daft = await openChildPeer(python!, [daftPeer, hashes, String(maxDistance), String(workers)]);
        return;
      }
      await page.evaluate(([who, how]) => globalThis.pixelframeDedupBench!.open(who, how), [
        name as DedupContenderName,
        { n, maxDistance, workers, loopLimitMs },
      ] as const);
    },
    async run(name): Promise<RunResult> {
      const running = name === 'daft' ? inDaft(daft!) : inPage(name);
      const limited = name === 'daft' || name === 'duckdb-wasm';
      const { ms, pairs, extrapolated } = await (limited ? withinTime(peerLimitMs, running) : running);
      if (name === 'ours') ours = pairs;
      else if (!extrapolated && ours !== null && pairs !== ours) {
        throw new Error(`found ${pairs} pairs where ours found ${ours}`);
      }
      return { ms, difference: name === 'ours' ? null : 0, extrapolated };
    },
    async close() {
      daft?.close();
      await page.close();
    },
  };
}
