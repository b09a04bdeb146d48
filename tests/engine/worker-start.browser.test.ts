import { createSession, DeviceError } from 'pixelframe';
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
