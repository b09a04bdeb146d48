import { expect, it } from 'vitest';
import { sine } from './sine.ts';

it('is within one unit in the last place of the sine, over all a Lanczos kernel asks for', () => {
  let worst = 0;
  for (let i = -40_000; i <= 40_000; i++) {
    const x = Math.fround((i / 40_000) * 3 * Math.PI);
    const exact = Math.sin(x);
    const unit = 2 ** (Math.floor(Math.log2(Math.max(Math.abs(exact), 2 ** -126))) - 23);
    worst = Math.max(worst, Math.abs(sine(x) - exact) / unit);
  }
  expect(worst).toBeLessThan(0.6);
  expect(sine(0)).toBe(0);
});
