import { gather, type Strided } from './gather.ts';
import { packedLength, type Pixels } from './pixels.ts';

/** x, y, width and height in pixels, from the top left corner. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/**
 * A rectangle of a picture, perhaps turned or mirrored, read where it lies: pixel (x, y) is pixel number
 * `origin + x * stepX + y * stepY` of `pixels`.
 */
export interface View {
  readonly pixels: Pixels;
  readonly width: number;
  readonly height: number;
  readonly origin: number;
  readonly stepX: number;
  readonly stepY: number;
}

export function viewOf(pixels: Pixels): View {
  const { width, height } = pixels;
  return { pixels, width, height, origin: 0, stepX: 1, stepY: width };
}

/** The box clamped to width x height as Daft's crop: it shrinks, and may have no pixels left. */
export function clampBox(box: Box, width: number, height: number): Box {
  const x = Math.min(box[0], width);
  const y = Math.min(box[1], height);
  return [x, y, Math.min(box[2], width - x), Math.min(box[3], height - y)];
}

/** @param box - inside the view */
export function cropView(view: View, box: Box): View {
  const [x, y, width, height] = box;
  return { ...view, width, height, origin: view.origin + x * view.stepX + y * view.stepY };
}

export function flipView(view: View, axis: 'horizontal' | 'vertical'): View {
  if (axis === 'horizontal') {
    return { ...view, origin: view.origin + (view.width - 1) * view.stepX, stepX: -view.stepX };
  }
  return { ...view, origin: view.origin + (view.height - 1) * view.stepY, stepY: -view.stepY };
}

/** Turned clockwise. */
export function rotateView(view: View, degrees: 90 | 180 | 270): View {
  if (degrees === 180) return flipView(flipView(view, 'horizontal'), 'vertical');
  return flipView(transposeView(view), degrees === 90 ? 'horizontal' : 'vertical');
}

/** Rows as columns. */
export function transposeView(view: View): View {
  const { width, height, stepX, stepY } = view;
  return { ...view, width: height, height: width, stepX: stepY, stepY: stepX };
}

/** Whether the view's pixels lie one after the other, so that it needs no copy. */
export function isContiguous({ width, height, stepX, stepY }: View): boolean {
  return (width < 2 || stepX === 1) && (height < 2 || stepY === width);
}

/** The view as pixels: the same memory where they lie one after the other, otherwise a packed copy. */
export function packView(view: View): Pixels {
  const { pixels, width, height } = view;
  const { channels, stride } = pixels;
  if (isContiguous(view)) {
    if (view.origin === 0 && width === pixels.width && height === pixels.height) return pixels;
    const first = view.origin * stride;
    const length = width * height === 0 ? 0 : (width * height - 1) * stride + channels;
    return { width, height, channels, stride, data: pixels.data.subarray(first, first + length) };
  }
  const data = new Uint8Array(packedLength({ ...pixels, width, height }));
  if (view.stepX === 1 && stride === channels) copyForward(view, 0, height, data, 0);
  else gather(strided(view, 0), width, height, data, 0, channels);
  return { width, height, channels, stride: channels, data };
}

/** Copies rows first to end with the bytes between pixels that their stride has. For views that run to the right. */
function copyForward(view: View, first: number, end: number, target: Uint8Array, at: number): void {
  const { pixels, width, origin, stepY } = view;
  const { stride, data } = pixels;
  const rowBytes = width * stride;
  if (stepY === width) {
    const from = (origin + first * stepY) * stride;
    target.set(data.subarray(from, from + (end - first) * rowBytes), at);
    return;
  }
  for (let y = first, to = at; y < end; y++, to += rowBytes) {
    const from = (origin + y * stepY) * stride;
    target.set(data.subarray(from, from + rowBytes), to);
  }
}

/**
 * Copies rows first to end to `target` from byte `at`, each pixel taking the stride of the picture, rows without gaps.
 * Bytes between the channels of a pixel and the next are of no meaning.
 */
export function copyRows(view: View, first: number, end: number, target: Uint8Array, at: number): void {
  if (view.stepX === 1 || view.width < 2) {
    copyForward(view, first, end, target, at);
    return;
  }
  gather(strided(view, first), view.width, end - first, target, at, view.pixels.stride);
}

function strided({ pixels, origin, stepX, stepY }: View, firstRow: number): Strided {
  const { data, stride, channels } = pixels;
  return { data, start: (origin + firstRow * stepY) * stride, stepX: stepX * stride, stepY: stepY * stride, channels };
}
