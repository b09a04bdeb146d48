import { gridOf } from '../hash/grid.ts';
import type { Pixels } from '../pixels.ts';
import type { Resampling } from '../resize/resample.ts';
import type { ResizeCompat } from '../resize/resize-options.ts';
import { cropView, flipView, rotateView, viewOf, type Box, type View } from '../view.ts';
import type { ResolvedProgram, ResolvedStep } from './resolve.ts';

/** Whose luma. */
export type LumaPlane = ResizeCompat;

/** The source's pixels as a step sees them: some of their first channels, or one of their luma planes. */
export interface Reading {
  readonly plane: LumaPlane | 'bytes';
  readonly channels: Pixels['channels'];
  readonly view: View;
}

/** A part of a resize of the source, perhaps mirrored. */
export interface Scaled {
  readonly of: Reading;
  readonly how: Resampling;
  /** Before mirroring. */
  readonly part: Box;
  readonly mirrorX: boolean;
  readonly mirrorY: boolean;
}

/** The steps that a device can make of the source alone. Hash steps stand for their grids. */
export function scaledSteps(source: Pixels, { steps }: ResolvedProgram): ReadonlyMap<number, Scaled> {
  const readings = new Map<number, Reading>();
  const scaled = new Map<number, Scaled>();
  if (source.width === 0 || source.height === 0) return scaled;
  readings.set(-1, { plane: 'bytes', channels: source.channels, view: viewOf(source) });
  steps.forEach((step, index) => {
    const [reading, before] = [readings.get(step.input), scaled.get(step.input)];
    if (reading !== undefined) {
      const next = readThrough(reading, step);
      if (next !== undefined) readings.set(index, next);
      const made = scaledBy(reading, step);
      if (made !== undefined) scaled.set(index, made);
    } else if (before !== undefined) {
      const next = partOf(before, step);
      if (next !== undefined) scaled.set(index, next);
    }
  });
  return scaled;
}

function greyReading(reading: Reading, plane: LumaPlane): Reading {
  return reading.channels < 3 ? { ...reading, channels: 1 } : { ...reading, plane, channels: 1 };
}

function readThrough(reading: Reading, step: ResolvedStep): Reading | undefined {
  switch (step.op) {
    case 'crop':
      return step.box[2] === 0 || step.box[3] === 0
        ? undefined
        : { ...reading, view: cropView(reading.view, step.box) };
    case 'flip':
      return { ...reading, view: flipView(reading.view, step.axis) };
    case 'rotate':
      return { ...reading, view: rotateView(reading.view, step.degrees) };
    case 'convert':
      return convertedReading(reading, step);
    default:
      return undefined;
  }
}

function convertedReading(reading: Reading, step: ResolvedStep & { op: 'convert' }): Reading | undefined {
  // Mixed pixels are other bytes.
  if (step.background === 'white' && reading.channels % 2 === 0) return undefined;
  if (step.mode === 'L') return greyReading(reading, step.compat ?? 'daft');
  const channels = { LA: 2, RGB: 3, RGBA: 4 }[step.mode];
  if (channels === reading.channels) return reading;
  return step.mode === 'RGB' && reading.channels === 4 ? { ...reading, channels: 3 } : undefined;
}

function scaledBy(reading: Reading, step: ResolvedStep): Scaled | undefined {
  if (step.op === 'resize') {
    const part: Box = [0, 0, step.geometry.width, step.geometry.height];
    return { of: reading, how: step, part, mirrorX: false, mirrorY: false };
  }
  if (step.op !== 'hash') return undefined;
  const grid = gridOf(step.spec, reading.view.width, reading.view.height);
  if (grid === null) return undefined;
  const { width, height, filter, compat } = grid;
  const geometry = { width, height, scaledWidth: width, scaledHeight: height, x: 0, y: 0 };
  const of = greyReading(reading, grid.luma === 'daft' ? 'daft' : 'pillow');
  return { of, how: { geometry, filter, compat }, part: [0, 0, width, height], mirrorX: false, mirrorY: false };
}

function partOf(before: Scaled, step: ResolvedStep): Scaled | undefined {
  const { part, mirrorX, mirrorY } = before;
  if (step.op === 'crop') {
    const [x, y, width, height] = step.box;
    const left = mirrorX ? part[2] - x - width : x;
    const top = mirrorY ? part[3] - y - height : y;
    return { ...before, part: [part[0] + left, part[1] + top, width, height] };
  }
  if (step.op !== 'flip') return undefined;
  return step.axis === 'horizontal' ? { ...before, mirrorX: !mirrorX } : { ...before, mirrorY: !mirrorY };
}
