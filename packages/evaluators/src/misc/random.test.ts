import { columnToValues, DataType } from '@pixelframe/columnar';
import { expect, test } from 'vitest';
import { randomInt, uuid } from './random.ts';

const uuids = (version: string, length: number): string[] =>
  columnToValues(uuid([], { length, options: { version }, type: DataType.string() })) as string[];

test.each(['4', '7'])('version %s is in its place, and no two are equal', (version) => {
  const made = uuids(`v${version}`, 6000);
  const form = new RegExp(`^[0-9a-f]{8}-[0-9a-f]{4}-${version}[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`);
  expect(made.filter((text) => !form.test(text))).toEqual([]);
  expect(new Set(made).size).toBe(6000);
});

test('version 7 sorts as it was made and starts with the time', () => {
  const before = Date.now();
  const made = uuids('v7', 6000);
  expect([...made].sort()).toEqual(made);
  const time = Number.parseInt(made[0]!.slice(0, 8) + made[0]!.slice(9, 13), 16);
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThanOrEqual(Date.now());
});

const integers = (low: number, high: number, seed: number | null, length = 2000): number[] =>
  columnToValues(randomInt([], { length, options: { low, high, seed }, type: DataType.int64() })) as number[];

test('every number of the range comes, none beyond', () => {
  for (const seed of [null, 0, 2 ** 40]) {
    expect([...new Set(integers(-2, 2, seed))].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
  }
});

test('a seed decides, another one decides otherwise', () => {
  expect(integers(0, 1e9, 7, 10)).toEqual(integers(0, 1e9, 7, 10));
  expect(integers(0, 1e9, 7, 10)).not.toEqual(integers(0, 1e9, 8, 10));
  expect(integers(0, 1e9, 7, 10)).not.toEqual(integers(0, 1e9, 7 + 2 ** 32, 10));
  expect(integers(0, 1e9, null, 10)).not.toEqual(integers(0, 1e9, null, 10));
});

test('the widest range there is', () => {
  const limit = Number.MAX_SAFE_INTEGER;
  const made = integers(-limit, limit, 1);
  expect(made.every((x) => Number.isSafeInteger(x))).toBe(true);
  expect(made.some((x) => x < -(2 ** 51)) && made.some((x) => x > 2 ** 51)).toBe(true);
});
