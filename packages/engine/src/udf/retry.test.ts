import { expect, test } from 'vitest';
import { callWithRetries, retryDelay } from './retry.ts';
import { CallTimeout } from './udf-errors.ts';

const { signal } = new AbortController();

test('delays double up to a minute, give or take a quarter, and are no shorter than asked for', () => {
  expect([0, 1, 2, 3].map((attempt) => retryDelay(attempt, null, 0.5))).toEqual([100, 200, 400, 800]);
  expect(retryDelay(20, null, 0.5)).toBe(60_000);
  expect([retryDelay(0, null, 0), retryDelay(0, null, 1)]).toEqual([75, 125]);
  expect(retryDelay(0, { retryAfter: 3 }, 0.5)).toBe(3000);
  expect(retryDelay(0, { retryAfter: 'soon' }, 0.5)).toBe(100);
});

test('what gives a value at once is no promise; what fails is tried again', async () => {
  expect(callWithRetries(() => 1, { timeout: null, maxRetries: 3 }, signal)).toBe(1);
  let tries = 0;
  const flaky = (): number => {
    if (++tries < 3) throw new Error('busy');
    return tries;
  };
  expect(await callWithRetries(flaky, { timeout: null, maxRetries: 2 }, signal)).toBe(3);
  tries = 0;
  await expect(callWithRetries(flaky, { timeout: null, maxRetries: 1 }, signal)).rejects.toThrow('busy');
  tries = 0;
  expect(() => callWithRetries(flaky, { timeout: null, maxRetries: 0 }, signal)).toThrow('busy');
});

test('late calls are timeouts, whether they wait or compute', async () => {
  const limits = { timeout: 10, maxRetries: 0 };
  await expect(callWithRetries(() => new Promise(() => {}), limits, signal)).rejects.toBeInstanceOf(CallTimeout);
  const busy = (): void => {
    const end = performance.now() + 20;
    while (performance.now() < end);
  };
  expect(() => callWithRetries(busy, limits, signal)).toThrow(CallTimeout);
});
