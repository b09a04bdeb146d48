import { MemoryLimitError } from '@pixelframe/columnar';
import { expect, test } from 'vitest';
import { MemoryBudget } from './budget.ts';
import { Retained } from './retained.ts';

const MIB = 2 ** 20;

test('what stays is counted, and refused past the limit by name', () => {
  const budget = new MemoryBudget(10 * MIB);
  // What flows through may wait, so it does not count against what stays.
  budget.force(9 * MIB);
  const retained = new Retained(budget);
  retained.hold(4 * MIB, 'Collect');
  expect([retained.room, budget.used]).toEqual([6 * MIB, 13 * MIB]);
  const tooMuch = (): void => retained.hold(7 * MIB, 'Join');
  expect(tooMuch).toThrow(MemoryLimitError);
  expect(tooMuch).toThrow("Join holds 4.0 MiB and needs 7.0 MiB more; the session's limit is 10.0 MiB.");
  retained.release(4 * MIB);
  expect([retained.room, budget.used]).toEqual([10 * MIB, 9 * MIB]);
});
