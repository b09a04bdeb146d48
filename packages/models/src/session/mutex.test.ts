import { expect, test } from 'vitest';
import { Mutex } from './mutex.ts';

test('one after the other, in order, and a failure stops nobody', async () => {
  const mutex = new Mutex();
  const events: string[] = [];
  const task = (name: string, ms: number, fails = false) =>
    mutex.run(async () => {
      events.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, ms));
      events.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const results = await Promise.allSettled([task('a', 15), task('b', 5, true), task('c', 0)]);
  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
