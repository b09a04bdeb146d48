import type { Size } from '../resize/resize-geometry.ts';
import type { Box } from '../view.ts';

/** Box `inner` of a crop, as a box of what was cropped. */
export function boxWithin(outer: Box, inner: Box): Box {
  return [outer[0] + inner[0], outer[1] + inner[1], inner[2], inner[3]];
}

/** Where a box of a mirrored picture lies in the picture, which has this size. */
export function boxBeforeFlip([x, y, width, height]: Box, axis: 'horizontal' | 'vertical', size: Size): Box {
  return axis === 'horizontal'
    ? [size.width - x - width, y, width, height]
    : [x, size.height - y - height, width, height];
}

/** Where a box of a picture turned clockwise lies in the picture, which has this size. */
export function boxBeforeRotate([x, y, width, height]: Box, degrees: 90 | 180 | 270, size: Size): Box {
  if (degrees === 90) return [y, size.height - x - width, height, width];
  if (degrees === 270) return [size.width - y - height, x, height, width];
  return [size.width - x - width, size.height - y - height, width, height];
}
