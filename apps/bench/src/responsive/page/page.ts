// The page of the responsive suite: a timer of 16 ms beats while the engine works.
import { col, createSession, range, type DataFrame } from 'pixelframe';
import * as F from 'pixelframe/functions';
import type { Responsiveness } from './bench-page.ts';

const BEAT_MS = 16;

/** Runs the query again and again until there are so many beats. */
async function beside(query: string, beats: number, run: () => Promise<unknown>): Promise<Responsiveness> {
  const gaps: number[] = [];
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
  }, BEAT_MS);
  const started = performance.now();
  let runs = 0;
  try {
    do {
      await run();
      runs++;
    } while (gaps.length < beats);
  } finally {
    clearInterval(timer);
  }
  return { query, ms: (performance.now() - started) / runs, gaps: gaps.sort((a, b) => a - b) };
}

globalThis.pixelframeResponsiveBench = {
  async measure({ rows, workers, beats }) {
    await using session = createSession({ workers, memoryLimit: 4 * 2 ** 30 });
    const numbers = range(0, rows, 1, { session }) as DataFrame;
    const facts = numbers.select(col('id').mod(1000).alias('key'), col('id').mul(0.5).alias('value'), 'id');
    const names = range(0, 1000, 1, { session }).select(col('id').alias('key'), col('id').mul(2).alias('twice'));
    const kept = await facts.collect();
    return [
      await beside('group-by', beats, () =>
        kept.groupBy('key').agg(col('value').sum(), F.count().alias('rows')).toRows(),
      ),
      await beside('group-by of a million groups', beats, () =>
        kept.groupBy(col('id').mod(1_000_000).alias('many')).agg(col('value').mean()).agg(col('value').max()).toRows(),
      ),
      await beside('join', beats, () => kept.join(names, { on: 'key' }).agg(col('twice').sum()).toRows()),
      await beside('join, kept', beats, async () => {
        const joined = await kept.join(names, { on: 'key' }).collect();
        joined.release();
      }),
    ];
  },
};
