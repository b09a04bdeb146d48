import { ModelError } from '@pixelframe/columnar';
import { expect, test } from 'vitest';
import { poolTokens } from './pool-tokens.ts';

/** Two rows of three tokens of two numbers. */
const tokens = { data: Float32Array.of(1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60), dims: [2, 3, 2] };

test('the mean counts no padding', () => {
  const { data, size } = poolTokens(tokens, 2, 'mean', BigInt64Array.of(1n, 1n, 0n, 1n, 0n, 0n), 'm');
  expect(size).toBe(2);
  expect([...data]).toEqual([2, 3, 10, 20]);
});

test('without a mask all tokens count', () => {
  expect([...poolTokens(tokens, 2, 'mean', null, 'm').data]).toEqual([3, 4, 30, 40]);
});

test('the first token', () => {
  expect([...poolTokens(tokens, 2, 'first', null, 'm').data]).toEqual([1, 2, 10, 20]);
});

test('a vector for each row is taken as it is, without the rows a batch was padded with', () => {
  const padded = { data: Float32Array.of(1, 2, 3, 4, 5, 6), dims: [3, 2] };
  expect(poolTokens(padded, 2, 'none', null, 'm')).toEqual({ data: Float32Array.of(1, 2, 3, 4), size: 2 });
  const square = { data: Float32Array.of(1, 2, 3, 4), dims: [2, 2, 1, 1] };
  expect(poolTokens(square, 2, 'none', null, 'm').size).toBe(2);
});

test('fewer rows than inputs are an error', () => {
  expect(() => poolTokens({ data: new Float32Array(2), dims: [1, 2] }, 2, 'none', null, 'm')).toThrow(
    new ModelError('m: the output has 1 rows for 2.', { hint: 'Choose an output with a row for each input.' }),
  );
});
