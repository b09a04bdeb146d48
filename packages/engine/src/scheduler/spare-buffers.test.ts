import { expect, test } from 'vitest';
import { MemoryBudget } from './budget.ts';
import { SpareBuffers, worthReturning } from './spare-buffers.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

test('the smallest that fits is used again, none that is twice too large', async () => {
  const budget = new MemoryBudget(100 * MIB);
  const spare = new SpareBuffers(budget);
  const [small, middle, large] = [MIB, 2 * MIB, 9 * MIB].map((bytes) => new ArrayBuffer(bytes));
  spare.give([large!, small!, middle!]);
  expect(budget.used).toBe(12 * MIB);
  expect(spare.take(1.5 * MIB)).toBe(middle);
  expect(budget.used).toBe(12 * MIB);
  await Promise.resolve();
  expect(budget.used).toBe(10 * MIB);
  const fresh = spare.take(1.5 * MIB);
  expect([fresh.byteLength, fresh === large]).toEqual([1.5 * MIB, false]);
  expect(spare.take(MIB)).toBe(small);
  await Promise.resolve();
  spare.clear();
  expect(budget.used).toBe(0);
  expect(spare.take(9 * MIB)).not.toBe(large);
});

test('none waits past 64 MiB or past the budget', () => {
  const budget = new MemoryBudget(20 * MIB);
  const spare = new SpareBuffers(budget);
  spare.give([new ArrayBuffer(12 * MIB), new ArrayBuffer(12 * MIB)]);
  expect(budget.used).toBe(12 * MIB);
  const roomy = new MemoryBudget(1000 * MIB);
  new SpareBuffers(roomy).give(Array.from({ length: 9 }, () => new ArrayBuffer(8 * MIB)));
  expect(roomy.used).toBe(64 * MIB);
});

test('small buffers are not worth returning, nor are those that moved on', () => {
  const moved = new ArrayBuffer(MIB);
  structuredClone(moved, { transfer: [moved] });
  const large = new ArrayBuffer(MIB);
  expect(worthReturning([new ArrayBuffer(KIB), moved, large])).toEqual([large]);
});
