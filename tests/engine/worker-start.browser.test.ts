import { CancelledError, createSession, DeviceError } from 'pixelframe';
import { expect, test } from 'vitest';

test('a worker script that cannot be loaded is a clear error, not a hang', async () => {
  await using session = createSession({
    workers: 1,
    worker: () => new Worker(new URL('/there-is-no-such-worker.js', location.href), { type: 'module' }),
  });
  const error = await session
    .fromColumns({ a: [1] })
    .toRows()
    .then(
      () => null,
      (reason: unknown) => reason,
    );
  expect(error).toBeInstanceOf(DeviceError);
  expect((error as DeviceError).message).toBe('A worker could not start: its script could not be loaded.');
  expect((error as DeviceError).hint).toContain('worker-src');
});

test.each(['aborting', 'closing the session'] as const)('%s ends a query whose engine never comes up', async (how) => {
  const silent = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
  await using session = createSession({ workers: 1, worker: () => new Worker(silent, { type: 'module' }) });
  const abort = new AbortController();
  const rows = session.fromColumns({ a: [1] }).toRows({ signal: abort.signal });
  const ended = expect(rows).rejects.toBeInstanceOf(CancelledError);
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (how === 'aborting') abort.abort();
  else await session.close();
  await ended;
});
