import { describe, expect, it } from 'vitest';
import { shortDigest } from '../cases/digest.ts';
import { lcg } from '../cases/pictures.ts';
import { gaussianBlur } from './blur.ts';
import { findRegions, SEGMENT_SIDE } from './segments.ts';

describe('gaussianBlur', () => {
  it("equals Pillow's GaussianBlur(2)", async () => {
    const plane = lcg(300, 300, 1, 3).data;
    gaussianBlur(plane, 300);
    expect(await shortDigest(plane)).toBe('7d75fb06');
  });
});

type Rectangle = readonly [left: number, top: number, right: number, bottom: number];

/** A dark plane with bright rectangles. */
function planeWith(...rectangles: Rectangle[]): Uint8Array {
  const plane = new Uint8Array(SEGMENT_SIDE * SEGMENT_SIDE).fill(10);
  for (const [left, top, right, bottom] of rectangles) {
    for (let y = top; y < bottom; y++) plane.fill(250, y * SEGMENT_SIDE + left, y * SEGMENT_SIDE + right);
  }
  return plane;
}

const edgesOf = (plane: Uint8Array): number[][] =>
  findRegions(plane).map(({ left, top, right, bottom }) => [left, top, right, bottom]);

describe('findRegions', () => {
  it('gives bright regions in the order of their first pixels, then dark ones', () => {
    const plane = planeWith([200, 20, 260, 60], [20, 40, 100, 120], [0, 200, 300, 230]);
    expect(edgesOf(plane)).toEqual([
      [200, 20, 260, 60],
      [20, 40, 100, 120],
      [0, 200, 300, 230],
      [0, 0, 300, 200],
      [0, 230, 300, 300],
    ]);
  });

  it('leaves out regions of 500 pixels and fewer, and takes the whole picture where all are', () => {
    expect(edgesOf(planeWith([100, 100, 110, 120]))).toEqual([[0, 0, 300, 300]]);
    const islands: Rectangle[] = [];
    for (let y = 0; y < 300; y += 20) {
      for (let x = 0; x < 300; x += 20) islands.push([x, y, x + 10, y + 10]);
    }
    const stripes = planeWith(...islands).map((value, i) => (i % 20 < 10 ? value : 260 - value));
    expect(edgesOf(stripes)).toEqual([[0, 0, 300, 300]]);
  });

  it('stops, as imagehash does, when all but 1200 pixels are segmented', () => {
    // A dark corner of 30 x 35 pixels is found only if enough is left when its turn comes.
    expect(edgesOf(planeWith([0, 0, 300, 265], [30, 265, 300, 300]))).toEqual([[0, 0, 300, 300]]);
    expect(edgesOf(planeWith([0, 0, 300, 255], [30, 255, 300, 300]))).toEqual([
      [0, 0, 300, 300],
      [0, 255, 30, 300],
    ]);
  });
});
