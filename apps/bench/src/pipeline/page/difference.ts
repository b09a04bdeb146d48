import type { Output } from './contender.ts';

/**
 * How far two contenders' results lie apart, so that nobody is fast by computing something else: the mean absolute
 * difference of tensor elements, or the mean number of differing bits of hashes.
 */
export function meanDifference(ours: readonly Output[], theirs: readonly Output[]): number {
  if (ours.length !== theirs.length) throw new Error(`${theirs.length} results instead of ${ours.length}.`);
  let sum = 0;
  let count = 0;
  ours.forEach((expected, i) => {
    const got = theirs[i]!;
    if (got.length !== expected.length) throw new Error(`A result has ${got.length} elements, not ${expected.length}.`);
    if (expected instanceof Float32Array) {
      for (let k = 0; k < expected.length; k++) sum += Math.abs(got[k]! - expected[k]!);
      count += expected.length;
    } else {
      for (let k = 0; k < expected.length; k++) sum += bits(got[k]! ^ expected[k]!);
      count++;
    }
  });
  return sum / count;
}

function bits(byte: number): number {
  let count = 0;
  for (let rest = byte; rest !== 0; rest &= rest - 1) count++;
  return count;
}
