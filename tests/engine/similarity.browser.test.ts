import type { DataFrame, QueryProgress, Session } from 'pixelframe';
import { CancelledError, createSession } from 'pixelframe';
import { describe, expect, test } from 'vitest';
import { hashTable } from './hash-table.ts';

const COUNT = 20_000;

const pairsOf = (session: Session, count = COUNT, maxDistance = 3): DataFrame<never> =>
  hashTable(session, count).nearDuplicates('hash', { id: 'id', maxDistance }) as DataFrame<never>;

async function inThread(count = COUNT, maxDistance = 3): Promise<unknown[]> {
  await using session = createSession({ workers: 0 });
  const rows = await pairsOf(session, count, maxDistance).toRows();
  expect(rows.length).toBeGreaterThanOrEqual(count / 4);
  return rows;
}

/** Runs the query and kills a worker when some rows have been compared, and others not. */
async function runAndKill(df: DataFrame<never>, kill: () => Promise<boolean>): Promise<unknown[]> {
  let killed: Promise<boolean> | null = null;
  let left = 0;
  const onProgress = ({ stages }: QueryProgress): void => {
    const { morselsDone, operators, sourceRows } = stages.at(-1)!;
    if (stages.length < 2 || morselsDone === 0 || killed !== null) return;
    left = sourceRows! - operators[0]!.rows;
    killed = kill();
  };
  const rows = await df.toRows({ onProgress });
  expect(left, 'the query ended before a worker could be killed').toBeGreaterThan(0);
  expect(await killed).toBe(true);
  return rows;
}

describe('a worker dies in the middle of a similarity join', () => {
  test('a compute worker: the rows are right', async () => {
    await using session = createSession({ workers: 2, gpu: 'off' });
    const df = pairsOf(session, 60_000, 14);
    expect(await runAndKill(df, () => session.killWorker('compute', 0))).toEqual(await inThread(60_000, 14));
  });

  test('the device worker (WebGPU): the rows are right', async () => {
    await using session = createSession({ workers: 2, gpu: 'force' });
    const df = pairsOf(session);
    expect(await runAndKill(df, () => session.killWorker('device'))).toEqual(await inThread());
    expect(df.metrics()!.similarity).toMatchObject([{ operator: 'SimilarityJoin', method: 'all-pairs GPU' }]);
  });
});

describe('cancelling', () => {
  test.each([
    ['CPU', 'off', 2],
    ['WebGPU', 'force', 1],
    ['CPU', 'off', 0],
  ] as const)('%s (gpu: %s), %i workers: rejects at once and gives back its bytes', async (_, gpu, workers) => {
    await using session = createSession({ workers, gpu });
    // Something nearby, so that what is loaded once is there.
    await pairsOf(session, 500).toRows();
    const before = (await session.memory()).used;
    const abort = new AbortController();
    let abortedAt = 0;
    const work = hashTable(session, 150_000)
      .duplicateClusters('hash', { maxDistance: 28 })
      .toRows({
        signal: abort.signal,
        onProgress: () => {
          if (abortedAt !== 0) return;
          abortedAt = performance.now();
          setTimeout(() => {
            abortedAt = performance.now();
            abort.abort();
          }, 300);
        },
      });
    await expect(work).rejects.toBeInstanceOf(CancelledError);
    expect(performance.now() - abortedAt).toBeLessThan(200);
    const deadline = performance.now() + 3000;
    let used = Infinity;
    const most = before + 32 * 2 ** 20;
    while (performance.now() < deadline && used > most) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      ({ used } = await session.memory());
    }
    expect(used).toBeLessThanOrEqual(most);
    expect(await pairsOf(session, 500).toRows()).toHaveLength(125);
  });
});

describe('memory', () => {
  const verbs: Record<string, (df: DataFrame) => DataFrame<never>> = {
    SimilarityJoin: (df) => df.nearDuplicates('hash', { maxDistance: 3 }) as DataFrame<never>,
    Clusters: (df) => df.duplicateClusters('hash', { maxDistance: 3 }) as DataFrame<never>,
  };
  test.each(Object.entries(verbs))('%s: what it keeps counts, and the error names it', async (operator, verb) => {
    await using session = createSession({ workers: 2, gpu: 'off', memoryLimit: 2 ** 21 });
    await expect(verb(hashTable(session, 60_000)).toRows()).rejects.toMatchObject({
      code: 'MemoryLimitError',
      operator,
    });
    expect(await verb(hashTable(session, 500)).toRows()).toHaveLength(operator === 'Clusters' ? 500 : 125);
  });
});
