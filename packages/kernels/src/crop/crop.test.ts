import { describe, expect, it } from 'vitest';
import { lcg, spread } from '../cases/pictures.ts';
import { cropPixels } from './crop.ts';

describe('cropPixels', () => {
  const source = lcg(5, 4, 3, 2);
  const pixel = (x: number, y: number): number[] => [...source.data.subarray((y * 5 + x) * 3, (y * 5 + x) * 3 + 3)];

  it('cuts a box out, whatever the stride', () => {
    const expected = [...pixel(1, 2), ...pixel(2, 2), ...pixel(1, 3), ...pixel(2, 3)];
    for (const picture of [source, spread(source, 5)]) {
      const cut = cropPixels(picture, [1, 2, 2, 2]);
      expect(cut).toMatchObject({ width: 2, height: 2, channels: 3, stride: 3 });
      expect([...cut.data]).toEqual(expected);
    }
  });

  it('shrinks a box that passes the picture, to nothing if need be', () => {
    expect(cropPixels(source, [3, 3, 9, 9])).toMatchObject({ width: 2, height: 1 });
    expect([...cropPixels(source, [3, 3, 9, 9]).data]).toEqual([...pixel(3, 3), ...pixel(4, 3)]);
    expect(cropPixels(source, [7, 1, 2, 2])).toMatchObject({ width: 0, height: 2, data: new Uint8Array(0) });
  });

  it('gives whole rows and the whole picture without a copy', () => {
    expect(cropPixels(source, [0, 0, 5, 4]).data).toBe(source.data);
    expect(cropPixels(source, [0, 1, 5, 2]).data.buffer).toBe(source.data.buffer);
  });
});
