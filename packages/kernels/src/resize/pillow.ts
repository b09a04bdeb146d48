import type { Pixels } from '../pixels.ts';
import { resize } from './resize.ts';
import type { ResizeFilter } from './resize-options.ts';

/**
 * Pillow's `Image.resize` bit for bit: integer weights of 22 bits, each pass rounded to bytes, horizontal pass first unless
 * the height loses more than twice what the width does (`triangle` is its BILINEAR, `bicubic` a = -1/2). LA and RGBA are
 * filtered with premultiplied alpha, except by `nearest`. Checked against Pillow 13; older ones never go down first.
 *
 * @returns packed pixels of width x height; the source's data when the size is the same; zeros where it is empty.
 * @throws PlanError unless width and height are positive whole numbers
 */
export function pillowResize(src: Pixels, width: number, height: number, filter: ResizeFilter): Pixels {
  return resize(src, width, height, { filter, compat: 'pillow' });
}
