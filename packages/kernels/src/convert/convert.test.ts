import { describe, expect, it } from 'vitest';
import { packPixels, type PixelMode } from '../pixels.ts';
import { flat, spread } from '../cases/pictures.ts';
import { convertPixels } from './convert.ts';

const colours: Record<PixelMode, number[]> = { L: [90], LA: [90, 7], RGB: [255, 0, 0], RGBA: [255, 0, 0, 7] };

const expected: Record<PixelMode, Record<PixelMode, number[]>> = {
  L: { L: [90], LA: [90, 255], RGB: [90, 90, 90], RGBA: [90, 90, 90, 255] },
  LA: { L: [90], LA: [90, 7], RGB: [90, 90, 90], RGBA: [90, 90, 90, 7] },
  RGB: { L: [54], LA: [54, 255], RGB: [255, 0, 0], RGBA: [255, 0, 0, 255] },
  RGBA: { L: [54], LA: [54, 7], RGB: [255, 0, 0], RGBA: [255, 0, 0, 7] },
};

const modes: PixelMode[] = ['L', 'LA', 'RGB', 'RGBA'];

describe('convertPixels', () => {
  for (const from of modes) {
    it.each(modes)(`${from} to %s`, (to) => {
      const source = flat(2, 1, colours[from]);
      for (const input of [source, spread(source, 4)]) {
        const result = convertPixels(input, to);
        expect(result).toMatchObject({ width: 2, height: 1, channels: expected[from][to].length });
        expect(Array.from(packPixels(result))).toEqual([...expected[from][to], ...expected[from][to]]);
      }
    });
  }

  it('shares the bytes where only channels are dropped', () => {
    const source = flat(2, 1, colours.RGBA);
    expect(convertPixels(source, 'RGB')).toMatchObject({ channels: 3, stride: 4, data: source.data });
    expect(convertPixels(source, 'RGB').data).toBe(source.data);
  });
});
