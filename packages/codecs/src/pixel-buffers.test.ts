import { expect, test } from 'vitest';
import { recyclePixels, takePixels } from './pixel-buffers.ts';

const bytes = (view: Uint8ClampedArray): Uint8Array => new Uint8Array(view.buffer as ArrayBuffer);

test('a recycled buffer serves the next picture that fits, and only one', () => {
  const first = takePixels(1000);
  recyclePixels(bytes(first));
  const second = takePixels(900);
  expect(second.buffer).toBe(first.buffer);
  expect(second.length).toBe(900);
  expect(takePixels(900).buffer).not.toBe(first.buffer);
});

test('a buffer more than twice too large is not wasted on a small picture', () => {
  const large = takePixels(5000);
  recyclePixels(bytes(large));
  expect(takePixels(100).buffer).not.toBe(large.buffer);
  expect(takePixels(5000).buffer).toBe(large.buffer);
});

test('what is not kept is freed at once', () => {
  const [kept, spare, huge] = [takePixels(10), takePixels(10), takePixels(17 * 2 ** 20)];
  recyclePixels(bytes(kept!));
  recyclePixels(bytes(spare!));
  recyclePixels(bytes(huge!));
  expect([kept!.length, spare!.length, huge!.length]).toEqual([10, 0, 0]);
});
