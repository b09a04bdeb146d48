import { constants, deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inflatePrefix } from './inflate-prefix.ts';

/** Bytes that compress, so that matches and dynamic codes occur. */
const compressible = fc
  .array(fc.tuple(fc.nat(7), fc.integer({ min: 1, max: 300 })), { maxLength: 40 })
  .map((runs) => Uint8Array.from(runs.flatMap(([value, times]) => Array.from({ length: times }, () => value * times))));

const strategies = [constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY];

test('a whole stream comes out whole', () => {
  fc.assert(
    fc.property(compressible, fc.constantFrom(...strategies), fc.constantFrom(0, 1, 9), (data, strategy, level) => {
      const out = new Uint8Array(data.length);
      expect(inflatePrefix(new Uint8Array(deflateSync(data, { strategy, level })), out)).toBe(data.length);
      expect(out).toEqual(data);
    }),
    { numRuns: 60 },
  );
});

test('a cut stream gives a beginning of the data, and more of it the less is missing', () => {
  const data = Uint8Array.from({ length: 5000 }, (_, i) => (i * i) >> 7);
  const whole = new Uint8Array(deflateSync(data));
  let before = 0;
  for (let length = 0; length <= whole.length; length += 97) {
    const out = new Uint8Array(data.length);
    const written = inflatePrefix(whole.subarray(0, length), out);
    expect(out.subarray(0, written)).toEqual(data.subarray(0, written));
    expect(written).toBeGreaterThanOrEqual(before);
    before = written;
  }
  expect(before).toBeGreaterThan(data.length * 0.9);
});

test('it stops when the output is full, and at nonsense', () => {
  const stream = new Uint8Array(deflateSync(new Uint8Array(1000).fill(7)));
  expect(inflatePrefix(stream, new Uint8Array(10))).toBe(10);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      expect(inflatePrefix(noise, new Uint8Array(64))).toBeLessThanOrEqual(64);
    }),
  );
});
