import { expect, test } from 'vitest';
import { errorLine } from './error-line.ts';

const url = 'blob:http://127.0.0.1:5173/0b1c';

function thrownAt(stack: string): Error {
  const error = new Error('no');
  error.stack = stack;
  return error;
}

test('the innermost frame in the cell counts', () => {
  const stack = `Error: no\n    at withColumn (http://127.0.0.1:5173/x.ts:9:1)\n    at f (${url}:15:4)\n    at ${url}:20:1`;
  expect(errorLine(thrownAt(stack), url)).toBe(15);
});

test('an error from elsewhere has no line', () => {
  expect(errorLine(thrownAt('Error: no\n    at http://127.0.0.1:5173/x.ts:9:1'), url)).toBeNull();
  expect(errorLine('no', url)).toBeNull();
});
