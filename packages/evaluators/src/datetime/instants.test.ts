import { DataType as T, fixedWidthColumn, PER_SECOND } from '@pixelframe/columnar';
import { expect, test } from 'vitest';
import { joinInstants, splitInstants } from './instants.ts';

const EDGES = [0n, 1n, -1n, 999_999_999n, -1_000_000_000n, 2n ** 53n, -(2n ** 53n) - 1n, 2n ** 63n - 1n, -(2n ** 63n)];
// 64-bit numbers of all sizes, both signs.
const SPREAD = Array.from(
  { length: 600 },
  (_, i) => BigInt.asIntN(64, 0x9e37_79b9_7f4a_7c15n * BigInt(i + 1)) >> BigInt(i % 60),
);

test.each(['ms', 'us', 'ns'] as const)('%s come apart and together exactly', (unit) => {
  const type = T.timestamp(unit);
  const perSecond = BigInt(PER_SECOND[unit]);
  const values = BigInt64Array.from([...EDGES, ...SPREAD]).filter((value) => {
    // Seconds past 2^53 are no dates of any calendar.
    return value / perSecond < 2n ** 52n && value / perSecond > -(2n ** 52n);
  });
  const { seconds, parts } = splitInstants(fixedWidthColumn(type, values));
  values.forEach((value, i) => {
    const part = ((value % perSecond) + perSecond) % perSecond;
    expect([BigInt(seconds[i]!), BigInt(parts[i]!)]).toEqual([(value - part) / perSecond, part]);
  });
  expect(joinInstants({ seconds, parts }, Number(perSecond), type).values).toEqual(values);
});

test('dates are midnights', () => {
  const days = fixedWidthColumn(T.date(), Int32Array.of(-1, 0, 2_147_483_647));
  expect([...splitInstants(days).seconds]).toEqual([-86_400, 0, 2_147_483_647 * 86_400]);
});

test('what does not fit 64 bits wraps around', () => {
  const instants = { seconds: Float64Array.of(-62_135_596_800), parts: Int32Array.of(0) };
  const expected = BigInt.asIntN(64, -62_135_596_800n * 1_000_000_000n);
  expect(joinInstants(instants, 1e9, T.timestamp('ns')).values).toEqual(BigInt64Array.of(expected));
});
