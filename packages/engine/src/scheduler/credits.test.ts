import { CancelledError } from '@pixelframe/columnar';
import { expect, test } from 'vitest';
import { Credits } from './credits.ts';

test('lets through as many as there are credits, then waits for one', async () => {
  const credits = new Credits(1);
  const { signal } = new AbortController();
  await credits.take(signal);
  let through = false;
  const second = credits.take(signal).then(() => {
    through = true;
  });
  await Promise.resolve();
  expect(through).toBe(false);
  credits.give();
  await second;
  expect(through).toBe(true);
});

test('an abort wakes the one that waits', async () => {
  const credits = new Credits(0);
  const abort = new AbortController();
  const waiting = credits.take(abort.signal);
  abort.abort(new CancelledError());
  await expect(waiting).rejects.toBeInstanceOf(CancelledError);
});
