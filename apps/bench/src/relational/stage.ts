import type { Browser } from 'playwright';
import type { RunResult, Stage } from '../rounds/stage.ts';
import type { ContenderName, RelationalCase } from './questions.ts';

export interface RelationalStageOptions {
  readonly browser: Browser;
  readonly url: string;
  readonly relationalCase: RelationalCase;
  readonly workers: number;
}

/** Sums of a million floats in another order. */
const TOLERANCE = 1e-9;

const apart = (a: number, b: number): number => Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));

/** A page with the contenders in it. A run whose answer is not ours' fails. */
export async function openRelationalStage(options: RelationalStageOptions): Promise<Stage> {
  const { browser, url, relationalCase, workers } = options;
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => globalThis.pixelframeRelationalBench !== undefined);
  let ours: readonly number[] | null = null;
  return {
    async open(name) {
      await page.evaluate(([who, how]) => globalThis.pixelframeRelationalBench!.open(who, how), [
        name as ContenderName,
        { question: relationalCase.question.name, n: relationalCase.n, workers },
      ] as const);
    },
    async run(name): Promise<RunResult> {
      const { ms, check } = await page.evaluate(
        (who) => globalThis.pixelframeRelationalBench!.run(who),
        name as ContenderName,
      );
      if (name === 'ours') {
        ours = check;
        return { ms, difference: null };
      }
      const difference = ours === null ? 0 : Math.max(...check.map((value, i) => apart(value, ours![i]!)));
      if (difference > TOLERANCE) throw new Error(`answers [${check.join(', ')}] where ours is [${ours!.join(', ')}]`);
      return { ms, difference };
    },
    close: () => page.close(),
  };
}
