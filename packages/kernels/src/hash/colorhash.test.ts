import { describe, expect, it } from 'vitest';
import { flat, lcg } from '../cases/pictures.ts';
import { toHex } from '../cases/digest.ts';
import type { Pixels } from '../pixels.ts';
import { packBits } from './bits.ts';
import { colorhash } from './colorhash.ts';

/** The definition with Pillow's HSV in bytes, pixel by pixel. */
function colorhashByHsv({ width, height, data }: Pixels, binbits: number, compat: 'daft' | 'imagehash'): Uint8Array {
  const counts = Array.from({ length: 14 }, () => 0);
  let coloured = 0;
  for (let at = 0; at < data.length; at += 3) {
    const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
    const max = Math.max(r, g, b);
    const spread = max - Math.min(r, g, b);
    const saturation = max === 0 ? 0 : Math.floor((255 * spread) / max);
    const sixth = 6 * spread;
    let hue = 0;
    if (spread > 0 && max === r) hue = (Math.floor(((g - b) * 255) / sixth) + 255) % 255;
    else if (spread > 0 && max === g) hue = Math.floor((85 * sixth + (b - r) * 255) / sixth);
    else if (spread > 0) hue = Math.floor((170 * sixth + (r - g) * 255) / sixth);
    const bin = [42.5, 85, 127.5, 170, 212.5].filter((edge) => hue >= edge).length;
    const rec601 = (r * 19_595 + g * 38_470 + b * 7_471 + 0x80_00) >> 16;
    const luma = compat === 'daft' ? Math.round(0.299 * r + 0.587 * g + 0.114 * b) : rec601;
    if (luma < 32) counts[0]!++;
    else if (saturation < 85) counts[1]!++;
    else {
      coloured++;
      if (saturation < (compat === 'daft' ? 170.67 : 170)) counts[2 + bin]!++;
      else if (saturation > (compat === 'daft' ? 170.67 : 170)) counts[8 + bin]!++;
    }
  }
  const levels = 2 ** binbits;
  const bits = counts.flatMap((count, i) => {
    const whole = i < 2 ? width * height : Math.max(coloured, 1);
    const level = Math.min(levels - 1, Math.floor((count * levels) / whole));
    return Array.from({ length: binbits }, (_, j) => ((level >> (binbits - 1 - j)) % 2 ** (binbits - j) > 0 ? 1 : 0));
  });
  return packBits(bits);
}

describe.each(['daft', 'imagehash'] as const)('colorhash of %s', (compat) => {
  it('equals the definition on every hue and saturation of a coarse cube', () => {
    // Steps of 15 and 17 hit every edge of hue; 170 and 85 and 255 those of saturation.
    for (const values of [
      [0, 15, 30, 42, 43, 60, 84, 85, 86, 127, 128, 169, 170, 171, 212, 213, 254, 255],
      Array.from({ length: 16 }, (_, i) => i * 17),
    ]) {
      const data = Uint8Array.from(values.flatMap((r) => values.flatMap((g) => values.flatMap((b) => [r, g, b]))));
      for (let start = 0; start < data.length; start += 3 * values.length) {
        const line = data.subarray(start, start + 3 * values.length);
        const picture: Pixels = { width: values.length, height: 1, channels: 3, stride: 3, data: line };
        expect(colorhash(picture, 8, compat)).toEqual(colorhashByHsv(picture, 8, compat));
      }
    }
  });

  it.each([1, 2, 3, 5, 9])('equals it on noise with %i bits', (binbits) => {
    const picture = lcg(50, 40, 3, binbits);
    expect(colorhash(picture, binbits, compat)).toEqual(colorhashByHsv(picture, binbits, compat));
  });

  it('counts a saturation of 170 as faint with Daft, and not at all with imagehash', () => {
    const pink = colorhash(flat(4, 4, [255, 85, 85]), 1, compat);
    expect(toHex(pink)).toBe(compat === 'daft' ? '2000' : '0000');
  });
});

describe("Daft's black", () => {
  // 299 r + 587 g + 114 b = 31500: the luma is 31.5, and fused multiply-adds decide.
  it.each([
    [2, 34, 96, true],
    [3, 3, 253, false],
    [9, 45, 21, true],
    [50, 28, 1, false],
    [95, 1, 22, true],
  ])('of %i, %i, %i', (r, g, b, black) => {
    const first = colorhash(flat(2, 2, [r, g, b]), 1, 'daft')[0]! >> 7;
    expect(first === 1).toBe(black);
  });
});
