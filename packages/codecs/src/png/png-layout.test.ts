import { expect, test } from 'vitest';
import { nativeFromRgba16, nativeFromRgba8 } from './png-layout.ts';

const rgba = Uint8Array.of(10, 10, 10, 200, 20, 20, 20, 100);

test('gray, RGB and RGBA stay four bytes apart, in memory of their own', () => {
  for (const channels of [1, 3, 4] as const) {
    const samples = nativeFromRgba8(rgba, channels);
    expect(samples).toEqual({ channels, stride: 4, data: rgba });
    expect(samples.data.buffer).not.toBe(rgba.buffer);
  }
});

test('gray with alpha is packed', () => {
  expect(nativeFromRgba8(rgba, 2)).toEqual({ channels: 2, stride: 2, data: Uint8Array.of(10, 200, 20, 100) });
});

test('sixteen bits round to the nearest byte, packed', () => {
  const wide = Uint16Array.of(0, 128, 129, 65535, 65407, 65406, 257, 32768);
  expect(nativeFromRgba16(wide, 4)).toEqual({
    channels: 4,
    stride: 4,
    data: Uint8Array.of(0, 0, 1, 255, 255, 254, 1, 128),
  });
  expect(nativeFromRgba16(wide, 3).data).toEqual(Uint8Array.of(0, 0, 1, 255, 254, 1));
  expect(nativeFromRgba16(wide, 2).data).toEqual(Uint8Array.of(0, 255, 255, 128));
  expect(nativeFromRgba16(wide, 1).data).toEqual(Uint8Array.of(0, 255));
});
