import { PlanError } from '@pixelframe/columnar';
import { luma } from '../luma/luma.ts';
import { luma601 } from '../luma/luma601.ts';
import type { Pixels } from '../pixels.ts';
import { pillowResize } from '../resize/pillow.ts';
import { resize } from '../resize/resize.ts';
import { colorhash } from './colorhash.ts';
import { regionHashes, tileHashes } from './crop-resistant.ts';
import { gridOf, hashFromGrid, type HashGrid } from './grid.ts';
import { checkHash, givesMultiHash, type HashSpec } from './spec.ts';

/** The luma plane of a picture, packed, one channel. A caller with several hashes gives its own, which remembers. */
export type LumaPlane = (src: Pixels, kind: HashGrid['luma']) => Pixels;

export const lumaPlane: LumaPlane = (src, kind) => {
  const data = kind === 'daft' ? luma(src) : luma601(src);
  return { width: src.width, height: src.height, channels: 1, stride: 1, data };
};

/**
 * Perceptual hash of a picture, bit for bit as Daft's `image_hash` (without fused multiply-add) or as the Python package
 * imagehash 4.3 on Pillow. Daft's luma is resized with its Triangle filter, imagehash's Rec. 601 luma with Pillow's
 * Lanczos; both see the whole picture, and ignore alpha.
 *
 * imagehash's phash is equal to the last bit for sizes whose prime factors are 2, 3 and 5, and elsewhere except on
 * pictures so regular that rounding decides.
 *
 * @returns `hashBytes(spec)` bytes, most significant bit first, row-major
 * @throws PlanError for a hash that `checkHash` refuses, and for one of several hashes ({@link imageMultiHash})
 */
export function imageHash(src: Pixels, spec: HashSpec, planeOf: LumaPlane = lumaPlane): Uint8Array {
  checkHash(spec);
  if (givesMultiHash(spec)) {
    throw new PlanError('crop_resistant of imagehash gives several hashes, not one.', { hint: 'Use imageMultiHash.' });
  }
  if (spec.method === 'colorhash') return colorhash(src, spec.binbits, spec.compat);
  const grid = gridOf(spec, src.width, src.height);
  if (grid === null) return tileHashes(planeOf(src, 'daft'), spec);
  const plane = planeOf(src, grid.luma);
  const resized =
    grid.compat === 'daft'
      ? resize(plane, grid.width, grid.height)
      : pillowResize(plane, grid.width, grid.height, grid.filter);
  return hashFromGrid(spec, resized.data);
}

/**
 * The hashes of a picture's regions: `imagehash.crop_resistant_hash`, at least one.
 *
 * @returns hashes of `hashBytes(spec)` bytes each, in imagehash's order
 * @throws PlanError for a hash that `checkHash` refuses, and for one that is single ({@link imageHash})
 */
export function imageMultiHash(src: Pixels, spec: HashSpec, planeOf: LumaPlane = lumaPlane): Uint8Array[] {
  checkHash(spec);
  if (!givesMultiHash(spec)) {
    throw new PlanError(`${spec.method} of ${spec.compat} gives one hash, not several.`, { hint: 'Use imageHash.' });
  }
  return regionHashes(planeOf(src, '601'), spec);
}
