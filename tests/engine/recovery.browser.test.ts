import { CancelledError, createSession, DeviceError, type QueryProgress, type Session } from 'pixelframe';
import { describe, expect, test } from 'vitest';
import { hashed } from './pictures.ts';

const COUNT = 160;

async function expectedRows(): Promise<unknown[]> {
  await using session = createSession({ workers: 0 });
  return await hashed(session, COUNT).toRows();
}

/** Runs the query and kills a worker when the second morsel is done. */
async function runAndKill(session: Session, kill: () => Promise<boolean>): Promise<unknown[]> {
  let killed: Promise<boolean> | null = null;
  const onProgress = (progress: QueryProgress): void => {
    const done = progress.stages.reduce((sum, stage) => sum + stage.morselsDone, 0);
    if (done >= 1) killed ??= kill();
  };
  const rows = await hashed(session, COUNT).toRows({ onProgress });
  expect(killed, 'the query ended before a worker could be killed').not.toBeNull();
  expect(await killed).toBe(true);
  return rows;
}

describe('a worker dies in the middle of a query', () => {
  test('a compute worker: its morsels are run again, the rows are right', async () => {
    await using session = createSession({ workers: 2, gpu: 'off' });
    expect(await runAndKill(session, () => session.killWorker('compute', 0))).toEqual(await expectedRows());
    expect(await hashed(session, 8).toRows()).toHaveLength(8);
  });

  test('the device worker (WebGPU): the pictures go to the next one, the rows are right', async () => {
    await using session = createSession({ workers: 2, gpu: 'force' });
    expect(await runAndKill(session, () => session.killWorker('device'))).toEqual(await expectedRows());
  });

  test('the engine worker: a clear error, and the next query starts another', async () => {
    await using session = createSession({ workers: 1, gpu: 'off' });
    const df = hashed(session, COUNT);
    const rows = df.toRows({ onProgress: () => void session.killWorker('engine') });
    const error = await rows.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DeviceError);
    expect((error as DeviceError).message).toBe('The engine worker died; collected data is lost.');
    expect(await hashed(session, 4).toRows()).toHaveLength(4);
  });
});

describe('cancellation', () => {
  test.each([
    ['CPU', 'off', 2],
    ['WebGPU', 'force', 1],
    ['CPU', 'off', 0],
  ] as const)(
    '%s (gpu: %s), %i workers: rejects at once, bytes come back, the next query works',
    async (_, gpu, workers) => {
      await using session = createSession({ workers, gpu });
      await hashed(session, 8).toRows();
      const before = (await session.memory()).used;
      const abort = new AbortController();
      let abortedAt = 0;
      const onProgress = (): void => {
        if (abortedAt !== 0) return;
        abortedAt = performance.now();
        abort.abort();
      };
      await expect(hashed(session, COUNT).collect({ signal: abort.signal, onProgress })).rejects.toBeInstanceOf(
        CancelledError,
      );
      expect(performance.now() - abortedAt).toBeLessThan(200);
      const deadline = performance.now() + 3000;
      let used = Infinity;
      // A worker's wasm heap stays; what the query held must not.
      while (performance.now() < deadline && used > before + 64 * 2 ** 20) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        ({ used } = await session.memory());
      }
      expect(used).toBeLessThanOrEqual(before + 64 * 2 ** 20);
      expect(await hashed(session, 4).toRows()).toHaveLength(4);
    },
  );

  test('a signal aborted before the start', async () => {
    await using session = createSession({ workers: 1 });
    await expect(hashed(session, 4).toRows({ signal: AbortSignal.abort() })).rejects.toBeInstanceOf(CancelledError);
  });

  test('closing the session ends what runs', async () => {
    const session = createSession({ workers: 1 });
    const rows = hashed(session, COUNT).toRows({ onProgress: () => void session.close() });
    await expect(rows).rejects.toBeInstanceOf(CancelledError);
  });
});
