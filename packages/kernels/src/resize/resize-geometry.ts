import { PlanError } from '@pixelframe/columnar';
import type { ResizeFit } from './resize-options.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The result's size, the size the picture is scaled to, and where its corner then lies in the result (below 0: cut). */
export interface ResizeGeometry extends Size {
  readonly scaledWidth: number;
  readonly scaledHeight: number;
  readonly x: number;
  readonly y: number;
}

/** `length * part / whole`, rounded half away from zero, at least 1. */
function inProportion(length: number, part: number, whole: number): number {
  return Math.max(1, Math.round((length * part) / whole));
}

/** @param source - with at least one pixel, as the target. Neither centring passes a pixel: odd ones are right and below. */
export function resizeGeometry(source: Size, target: Size, fit: ResizeFit): ResizeGeometry {
  const { width, height } = target;
  const whole = (size: Size): ResizeGeometry => {
    return { ...size, scaledWidth: size.width, scaledHeight: size.height, x: 0, y: 0 };
  };
  switch (fit) {
    case 'fill':
      return whole(target);
    case 'shorter':
      return whole(shorterSide(source, width));
    case 'inside':
      return whole(source.width <= width && source.height <= height ? source : scaleToFit(source, target, false));
    case 'cover':
    case 'contain': {
      const scaled = scaleToFit(source, target, fit === 'cover');
      const centre = (outer: number, inner: number): number => Math.floor((outer - inner) / 2);
      const x = fit === 'cover' ? 0 - centre(scaled.width, width) : centre(width, scaled.width);
      const y = fit === 'cover' ? 0 - centre(scaled.height, height) : centre(height, scaled.height);
      return { width, height, scaledWidth: scaled.width, scaledHeight: scaled.height, x, y };
    }
  }
}

/** Whether the result is only a part of the source: nothing is scaled, nothing added. */
export function isOnlyCut(source: Size, { width, height, scaledWidth, scaledHeight }: ResizeGeometry): boolean {
  const same = source.width === scaledWidth && source.height === scaledHeight;
  return same && width <= scaledWidth && height <= scaledHeight;
}

/** Whether something of the result is not of the picture. */
export function isPadded({ width, height, scaledWidth, scaledHeight }: ResizeGeometry): boolean {
  return scaledWidth < width || scaledHeight < height;
}

/** The size of what a resize makes of a picture without pixels: zeros, but `inside` enlarges nothing. */
export function blankSize(source: Size, { width, height }: Size, fit: ResizeFit): Size {
  return fit === 'inside' ? { width: source.width, height: source.height } : { width, height };
}

function scaleToFit(source: Size, target: Size, cover: boolean): Size {
  const wider = target.width * source.height >= target.height * source.width;
  if (wider === cover) {
    return { width: target.width, height: inProportion(source.height, target.width, source.width) };
  }
  return { width: inProportion(source.width, target.height, source.height), height: target.height };
}

/** As torchvision's `Resize(size)`: the longer side is rounded down. */
function shorterSide({ width, height }: Size, size: number): Size {
  if (width <= height) return { width: size, height: Math.trunc((size * height) / width) };
  return { width: Math.trunc((size * width) / height), height: size };
}

const fits: readonly ResizeFit[] = ['fill', 'cover', 'contain', 'shorter', 'inside'];

/** Throws a PlanError unless there is such a fit, and the target is one it can meet. */
export function checkFit(fit: ResizeFit, { width, height }: Size): void {
  if (!fits.includes(fit)) {
    const listed = fits.map((name) => `'${name}'`).join(', ');
    throw new PlanError(`resize: fit must be one of (${listed}), but got: '${String(fit)}'`);
  }
  if (fit === 'shorter' && width !== height) {
    throw new PlanError(`resize: fit 'shorter' takes one size for the shorter side, but got: ${width}x${height}`, {
      hint: 'Give the same width and height.',
    });
  }
}
