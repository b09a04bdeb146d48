import { expect, test } from 'vitest';
import { Limiter } from './limiter.ts';

test('so many get in, the others in their order as places become free', async () => {
  const limiter = new Limiter(2);
  const order: number[] = [];
  expect([limiter.tryTake(), limiter.tryTake(), limiter.tryTake()]).toEqual([true, true, false]);
  const waiting = [1, 2].map((i) => limiter.take().then(() => order.push(i)));
  limiter.give();
  await waiting[0];
  expect(order).toEqual([1]);
  limiter.give();
  await waiting[1];
  expect(order).toEqual([1, 2]);
  expect(limiter.tryTake()).toBe(false);
  limiter.give();
  expect(limiter.tryTake()).toBe(true);
});
