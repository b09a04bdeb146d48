import { describe, expect, it } from 'vitest';
import { add, assemble, get, i32, signed, unsigned } from './assembler.ts';
import { simdWith } from './simd.ts';

describe('assemble', () => {
  it.each([0, 1, 63, 64, -1, -64, -65, 8191, 1 << 23, 0xff_ff_ff, -(2 ** 31), 2 ** 31 - 1])(
    'writes the constant %i',
    (n) => {
      const bytes = assemble([
        { name: 'f', params: 1, result: true, integers: 0, vectors: 0, body: add(get(0), i32(n)) },
      ]);
      const { f } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as { f: (x: number) => number };
      expect(f(5)).toBe((n + 5) | 0);
    },
  );

  it('writes LEB128', () => {
    expect(unsigned(624_485)).toEqual([0xe5, 0x8e, 0x26]);
    expect(signed(-123_456)).toEqual([0xc0, 0xbb, 0x78]);
  });
});

describe('simdWith', () => {
  it('grows one memory and keeps it', () => {
    const first = simdWith(1)!;
    const size = first.memory.buffer.byteLength;
    expect(simdWith(size + 1)).toBe(first);
    expect(first.memory.buffer.byteLength).toBe(size + 65_536);
  });
});
