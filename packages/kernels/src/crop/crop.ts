import { packPixels, type Pixels } from '../pixels.ts';
import { clampBox, cropView, packView, viewOf, type Box } from '../view.ts';

/**
 * The pixels in a box, as Daft's crop: the box shrinks to the picture, so no box is an error and 0 pixels may be left.
 *
 * @param box - x, y, width, height: whole numbers, none below 0
 * @returns packed pixels; the source's data where the box is the whole picture
 */
export function cropPixels(src: Pixels, box: Box): Pixels {
  const cut = packView(cropView(viewOf(src), clampBox(box, src.width, src.height)));
  return { ...cut, stride: cut.channels, data: packPixels(cut) };
}
