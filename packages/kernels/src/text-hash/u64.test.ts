import { expect, test } from 'vitest';
import { add, addFoldedProduct, multiply, rotate, swap32, xorShift } from './u64.ts';

const MASK = 2n ** 64n - 1n;
const EDGES = [
  0n,
  1n,
  0xffff_ffffn,
  0x1_0000_0000n,
  0x8000_0000_0000_0000n,
  MASK,
  0x9e37_79b1_85eb_ca87n,
  0xfedc_ba98_7654_3210n,
];
const PAIRS = EDGES.flatMap((a) => EDGES.map((b) => [a, b] as const));

const words = (x: bigint): Int32Array => new Int32Array(BigUint64Array.of(x).buffer);
const halves = (x: bigint): [number, number] => [words(x)[0]!, words(x)[1]!];
const value = (x: Int32Array): bigint => new BigUint64Array(x.buffer.slice(0, 8) as ArrayBuffer)[0]!;

test.each(PAIRS)('%d and %d', (a, b) => {
  const sum = words(a);
  add(sum, 0, ...halves(b));
  expect(value(sum)).toBe((a + b) & MASK);
  const product = words(a);
  multiply(product, 0, ...halves(b));
  expect(value(product)).toBe((a * b) & MASK);
  const folded = words(7n);
  addFoldedProduct(folded, 0, ...halves(a), ...halves(b));
  expect(value(folded)).toBe((7n + (((a * b) & MASK) ^ ((a * b) >> 64n))) & MASK);
});

test.each(EDGES)('shifts of %d', (x) => {
  for (const bits of [1, 28, 31, 32, 33, 37, 47, 63]) {
    const shifted = words(x);
    xorShift(shifted, 0, bits);
    expect(value(shifted)).toBe(x ^ (x >> BigInt(bits)));
  }
  for (const bits of [1, 11, 31]) {
    const turned = words(x);
    rotate(turned, 0, bits);
    expect(value(turned)).toBe(((x << BigInt(bits)) | (x >> BigInt(64 - bits))) & MASK);
  }
});

test('the bytes of a word in the other order', () => {
  expect(swap32(0x0102_0304)).toBe(0x0403_0201);
  expect(swap32(-2) >>> 0).toBe(0xfeff_ffff);
});
