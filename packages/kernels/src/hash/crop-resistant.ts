import type { Pixels } from '../pixels.ts';
import { pillowResize } from '../resize/pillow.ts';
import { resize } from '../resize/resize.ts';
import { hashFromGrid } from './grid.ts';
import { cutPlane, pixelsBetween } from './rectangle.ts';
import { findRegions, SEGMENT_SIDE } from './segments.ts';
import { hashBytes, type HashSpec } from './spec.ts';

/** Daft's crop_resistant: the phash of each of segments x segments tiles of a luma plane, one after the other. */
export function tileHashes(plane: Pixels, spec: HashSpec): Uint8Array {
  const { segments, hashSize } = spec;
  const tile: HashSpec = { ...spec, method: 'phash' };
  const out = new Uint8Array(hashBytes(spec));
  const edge = (length: number, i: number): number => Math.floor((i * length) / segments);
  for (let row = 0, at = 0; row < segments; row++) {
    const [top, bottom] = [edge(plane.height, row), edge(plane.height, row + 1)];
    for (let column = 0; column < segments; column++, at += hashBytes(tile)) {
      const [left, right] = [edge(plane.width, column), edge(plane.width, column + 1)];
      const cut = cutPlane(plane, left, top, right - left, bottom - top);
      out.set(hashFromGrid(tile, resize(cut, 4 * hashSize, 4 * hashSize).data), at);
    }
  }
  return out;
}

/**
 * `imagehash.crop_resistant_hash` of a Rec. 601 luma plane, with its default settings: the dhash of the rectangle around
 * each bright and each dark region, in the order they are found; one of the whole picture where no region is large.
 * A region narrower than half a pixel of the picture, which Pillow cannot resize, gives the hash of one pixel's width.
 */
export function regionHashes(plane: Pixels, spec: HashSpec): Uint8Array[] {
  const dhash: HashSpec = { ...spec, method: 'dhash' };
  const small = pillowResize(plane, SEGMENT_SIDE, SEGMENT_SIDE, 'lanczos');
  const regions = findRegions(small.data.slice());
  const [scaleX, scaleY] = [plane.width / SEGMENT_SIDE, plane.height / SEGMENT_SIDE];
  return regions.map((region) => {
    const [left, width] = pixelsBetween(region.left * scaleX, region.right * scaleX, plane.width);
    const [top, height] = pixelsBetween(region.top * scaleY, region.bottom * scaleY, plane.height);
    const cut = cutPlane(plane, left, top, width, height);
    return hashFromGrid(dhash, pillowResize(cut, spec.hashSize + 1, spec.hashSize, 'lanczos').data);
  });
}
