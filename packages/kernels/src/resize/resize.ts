import { blankPixels, packPixels, type Pixels } from '../pixels.ts';
import { viewOf } from '../view.ts';
import { checkResize } from './check-resize.ts';
import { resampleWhole } from './resample.ts';
import { blankSize, resizeGeometry } from './resize-geometry.ts';
import type { ResizeOptions } from './resize-options.ts';

/**
 * The picture in another size, by default as Daft's resize: Triangle filter, exactly width x height. Every channel is
 * filtered alike there: no gamma, no premultiplied alpha. `compat: 'pillow'` is {@link pillowResize}.
 *
 * @returns packed pixels; zeros where the source is empty; the source's data when the size is the same.
 * @throws PlanError for a size that is not positive and whole, or an unknown option
 */
export function resize(src: Pixels, width: number, height: number, options: ResizeOptions = {}): Pixels {
  const { filter, fit, compat } = checkResize(width, height, options);
  const target = { width, height };
  if (src.width === 0 || src.height === 0) return blankPixels(blankSize(src, target, fit), src.channels);
  const result = resampleWhole(viewOf(src), { geometry: resizeGeometry(src, target, fit), filter, compat });
  return { ...result, stride: result.channels, data: packPixels(result) };
}
