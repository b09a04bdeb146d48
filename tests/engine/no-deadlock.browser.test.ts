import { col, createSession, type DataFrame, type Session } from 'pixelframe';
import { describe, expect, test } from 'vitest';
import { hashed, pictureUrls } from './pictures.ts';

const COUNT = 96;

/** Download, image stage, filter, project, two joins, a limit and what follows it. */
function eightStages(session: Session): DataFrame {
  const pictures = hashed(session, COUNT);
  const names = session.fromColumns({
    id: Int32Array.from({ length: COUNT }, (_, i) => i),
    name: Array.from({ length: COUNT }, (_, i) => `n${i}`),
  });
  return pictures
    .where(col('id').ge(0))
    .join(names, { on: 'id' })
    .withColumn('label', col('name').add('/').add(col('url')))
    .limit(COUNT - 1)
    .join(names, { on: 'id', how: 'left', prefix: 'again_' })
    .where(col('label').notNull())
    .select('id', 'label', 'hash', 'again_name');
}

const withDeadline = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('hangs')), 45_000);
    }),
  ]);

describe('a budget smaller than one morsel', () => {
  const cases = [1, 2].flatMap((workers) =>
    (['off', 'force'] as const).map((gpu) => [workers, gpu === 'off' ? 'CPU' : 'WebGPU', gpu] as const),
  );
  test.each(cases)('%i workers, %s: two queries at once both finish', async (workers, _, gpu) => {
    await using session = createSession({ workers, gpu, memoryLimit: 2 ** 20 });
    const [first, second] = await withDeadline(
      Promise.all([eightStages(session).toRows(), eightStages(session).toRows()]),
    );
    expect(first).toHaveLength(COUNT - 1);
    expect(second).toEqual(first);
  });

  test('a reader that stops reading does not stop the others', async () => {
    await using session = createSession({ workers: 1, gpu: 'off', memoryLimit: 2 ** 20 });
    const slow = hashed(session, COUNT).batches();
    expect((await slow.next()).done).toBe(false);
    expect(await withDeadline(hashed(session, 40).toRows())).toHaveLength(40);
    let rest = 0;
    for await (const part of slow) rest += part.length;
    expect(rest).toBeGreaterThan(0);
  });
});

/** What the browser itself counts for the page and its workers, garbage collected. */
async function realMemory(): Promise<number> {
  const { bytes } = await (
    performance as Performance & { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }
  ).measureUserAgentSpecificMemory();
  return bytes;
}

describe('memory', () => {
  test('100 collect/release cycles end where the first did', async () => {
    await using session = createSession({ workers: 1, gpu: 'off' });
    const cycle = async (): Promise<number> => {
      const df = await hashed(session, 8).collect();
      df.release();
      return (await session.memory()).used;
    };
    // Code is loaded and compiled by the first few; that is no leak, and settles.
    for (let i = 0; i < 5; i++) await cycle();
    const first = { counted: await cycle(), real: await realMemory() };
    for (let i = 2; i < 100; i++) await cycle();
    const last = { counted: await cycle(), real: await realMemory() };
    console.log(`memory after the first cycle ${first.real}, after 100 ${last.real} bytes`);
    expect(last.counted).toBeLessThanOrEqual(first.counted * 1.1);
    expect(last.real).toBeLessThanOrEqual(first.real * 1.1);
  });

  test('collecting more than the limit names the operator and leaves the session usable', async () => {
    await using session = createSession({ workers: 1, gpu: 'off', memoryLimit: 2 ** 20 });
    const big = session
      .fromColumns({ url: pictureUrls(1) })
      .withColumn('image', col('url').download().decodeImage())
      .withColumn('big', col('image').resize(1000, 1000));
    await expect(big.collect()).rejects.toMatchObject({ code: 'MemoryLimitError', operator: 'Collect' });
    expect(await hashed(session, 4).toRows()).toHaveLength(4);
  });
});
