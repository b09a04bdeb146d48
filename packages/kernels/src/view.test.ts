import { describe, expect, it } from 'vitest';
import { lcg, spread } from './cases/pictures.ts';
import { packPixels, type Pixels } from './pixels.ts';
import { copyRows, cropView, flipView, packView, rotateView, viewOf, type View } from './view.ts';

/** Pixel by pixel, by the view's own numbers. */
function plainly({ pixels, width, height, origin, stepX, stepY }: View): number[] {
  const bytes: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (origin + x * stepX + y * stepY) * pixels.stride;
      bytes.push(...pixels.data.subarray(at, at + pixels.channels));
    }
  }
  return bytes;
}

const views = (pixels: Pixels): [string, View][] => {
  const whole = viewOf(pixels);
  const window = cropView(whole, [3, 1, 70, 90]);
  return [
    ['whole', whole],
    ['rows', cropView(whole, [0, 2, pixels.width, 3])],
    ['window', window],
    ['mirrored', flipView(window, 'horizontal')],
    ['upside down', flipView(window, 'vertical')],
    ['turned right', rotateView(window, 90)],
    ['turned left', rotateView(window, 270)],
    ['turned round', rotateView(whole, 180)],
    ['one column', cropView(flipView(whole, 'horizontal'), [5, 0, 1, 20])],
    ['nothing', cropView(whole, [4, 4, 0, 3])],
  ];
};

describe('a view', () => {
  it.each([1, 2, 3, 4] as const)('of %i channels is packed as its pixels say', (channels) => {
    for (const stride of [channels, 5]) {
      for (const [name, view] of views(spread(lcg(80, 100, channels, 7), stride))) {
        const packed = packView(view);
        expect([name, packed.width, packed.height]).toEqual([name, view.width, view.height]);
        expect([name, ...packPixels(packed)]).toEqual([name, ...plainly(view)]);
      }
    }
  });

  it('keeps the stride where rows are copied', () => {
    for (const [name, view] of views(spread(lcg(80, 100, 3, 7), 4))) {
      const { width, height } = view;
      const rows = Math.max(0, height - 2);
      const target = new Uint8Array(width * height * 4 + 7);
      copyRows(view, 1, 1 + rows, target, 7);
      const copy = { width, height: rows, channels: 3, stride: 4, data: target.subarray(7) } as const;
      const expected = plainly({ ...view, height: rows, origin: view.origin + view.stepY });
      expect([name, ...packPixels(copy)]).toEqual([name, ...expected]);
    }
  });

  it('turned a quarter clockwise has the lower left pixel first', () => {
    const source = { width: 2, height: 2, channels: 1, stride: 1, data: Uint8Array.of(1, 2, 3, 4) } as const;
    expect([...packView(rotateView(viewOf(source), 90)).data]).toEqual([3, 1, 4, 2]);
    expect([...packView(rotateView(viewOf(source), 270)).data]).toEqual([2, 4, 1, 3]);
    expect([...packView(flipView(viewOf(source), 'horizontal')).data]).toEqual([2, 1, 4, 3]);
  });
});
