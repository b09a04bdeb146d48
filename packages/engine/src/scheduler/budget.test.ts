import { expect, test } from 'vitest';
import { MemoryBudget } from './budget.ts';

test('reserves up to the limit, is forced past it, and remembers the peak', () => {
  const budget = new MemoryBudget(100);
  expect(budget.tryReserve(60)).toBe(true);
  expect(budget.tryReserve(50)).toBe(false);
  budget.force(50);
  expect(budget.used).toBe(110);
  budget.release(110);
  expect({ used: budget.used, peak: budget.peak }).toEqual({ used: 0, peak: 110 });
});

test('tells listeners when bytes come back, until they stop listening', () => {
  const budget = new MemoryBudget(100);
  let told = 0;
  const stop = budget.onFree(() => told++);
  budget.force(10);
  budget.release(5);
  stop();
  budget.release(5);
  expect(told).toBe(1);
});
