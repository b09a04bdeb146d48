import { MOST_GROUPS, GROUP } from '../gpu/dispatch.ts';
import { normalizeTable, type TensorLayout } from '../normalize/normalize.ts';
import type { Pixels } from '../pixels.ts';
import { reverseAxis, type PlacedAxis, type Taps } from '../resize/axis.ts';
import { isPremultiplied, resampleAxes, sourceBox, type ResampleAxes } from '../resize/resample.ts';
import { firstPass, MOST_TAPS } from '../resize/resize-gpu.ts';
import { isPadded } from '../resize/resize-geometry.ts';
import { cropView, type View } from '../view.ts';
import { scaledSteps, type LumaPlane, type Scaled } from './scaled-steps.ts';
import type { ImageProgram } from './program.ts';
import type { ResolvedProgram, ResolvedStep } from './resolve.ts';

export interface TensorJob {
  readonly step: number;
  readonly table: Float32Array;
  readonly layout: TensorLayout;
}

/** A part of the source resampled: for a step that gives pixels, or for the grid of a hash step. */
export interface ResizeJob {
  readonly step: number;
  readonly plane: LumaPlane | 'bytes';
  readonly channels: Pixels['channels'];
  /** What the axes read, pixel by pixel of the source, whose luma is meant where `plane` says so. */
  readonly view: View;
  readonly axes: ResampleAxes;
  /** Whether somebody needs the bytes, rather than only tensors made of them. */
  readonly bytesWanted: boolean;
  readonly tensors: readonly TensorJob[];
}

/** Pixels of the source, one after the other. */
export interface Span {
  readonly first: number;
  readonly count: number;
}

/** What the device does for one image; the steps that are not here run on the CPU, on exact bytes. */
export interface ImagePlan {
  readonly source: Pixels;
  /** The pixels that the jobs read. */
  readonly span: Span;
  readonly planes: readonly LumaPlane[];
  readonly jobs: readonly ResizeJob[];
}

/**
 * Chooses the device's part of a program: resizes and hash grids of the source (through crops, flips, turns and
 * conversions that need no new bytes, which become the way pixels are read), crops and flips of those resizes (which
 * become shorter or reversed axes), and tensors of them. Everything else is a table look-up over bytes that are in
 * memory already, or works on small results.
 */
export function planImage(source: Pixels, program: ImageProgram, resolved: ResolvedProgram): ImagePlan {
  const scaled = scaledSteps(source, resolved);
  const jobs: ResizeJob[] = [];
  for (const [step, need] of needsOf(program, resolved, scaled)) {
    const job = jobOf(step, scaled.get(step)!, need, resolved.steps);
    if (job !== undefined) jobs.push(job);
  }
  const planes = [...new Set(jobs.map(({ plane }) => plane))].filter((plane) => plane !== 'bytes');
  return { source, span: spanOf(jobs), planes, jobs };
}

function jobOf(step: number, scaled: Scaled, need: Need, steps: readonly ResolvedStep[]): ResizeJob | undefined {
  const { of, how, part } = scaled;
  const { plane, channels } = of;
  const alpha = channels === 2 || channels === 4;
  if (part[2] === 0 || part[3] === 0 || (alpha && isPadded(how.geometry))) return undefined;
  const axes = resampleAxes(of.view, how, part);
  const view = cropView(of.view, sourceBox(axes));
  if (!fits(axes, channels) || (alpha && isPremultiplied(how, view))) return undefined;
  const tensors = [...need.tensors].map((tensor) => tensorJob(tensor, steps[tensor]!, channels));
  return { step, plane, channels, view, axes: mirrored(axes, scaled), bytesWanted: need.bytes, tensors };
}

function mirrored(axes: ResampleAxes, { mirrorX, mirrorY }: Scaled): ResampleAxes {
  const turned = <W extends Float32Array | Int32Array>(placed: PlacedAxis<Taps<W>>, mirror: boolean) =>
    mirror ? { ...placed, axis: reverseAxis(placed.axis) } : placed;
  return axes.arithmetic === 'float'
    ? { arithmetic: 'float', x: turned(axes.x, mirrorX), y: turned(axes.y, mirrorY) }
    : { ...axes, x: turned(axes.x, mirrorX), y: turned(axes.y, mirrorY) };
}

function fits(axes: ResampleAxes, channels: number): boolean {
  const { left, made } = firstPass(axes);
  const [across, down] = axes.arithmetic === 'float' ? [left, made] : [made, left];
  const taps = axes.x.axis.taps + axes.y.axis.taps;
  return taps <= MOST_TAPS && down <= MOST_GROUPS && across * channels <= MOST_GROUPS * GROUP;
}

function spanOf(jobs: readonly ResizeJob[]): Span {
  let [first, last] = [Infinity, -1];
  for (const { view } of jobs) {
    const [right, down] = [(view.width - 1) * view.stepX, (view.height - 1) * view.stepY];
    const corners = [view.origin, view.origin + right, view.origin + down, view.origin + right + down];
    first = Math.min(first, ...corners);
    last = Math.max(last, ...corners);
  }
  return jobs.length === 0 ? { first: 0, count: 0 } : { first, count: last + 1 - first };
}

interface Need {
  bytes: boolean;
  readonly tensors: Set<number>;
}

/** Device steps the outputs lead to, and what is wanted of each. */
function needsOf(
  program: ImageProgram,
  { steps }: ResolvedProgram,
  scaled: ReadonlyMap<number, Scaled>,
): Map<number, Need> {
  const needs = new Map<number, Need>();
  const need = (step: number): Need => {
    const known = needs.get(step) ?? { bytes: false, tensors: new Set() };
    needs.set(step, known);
    return known;
  };
  const visit = (index: number): void => {
    const step = steps[index];
    if (step === undefined) return;
    if (step.op === 'normalize' && scaled.has(step.input)) need(step.input).tensors.add(index);
    else if (scaled.has(index)) need(index).bytes = true;
    else visit(step.input);
  };
  program.outputs.forEach(visit);
  return needs;
}

function tensorJob(index: number, step: ResolvedStep, channels: number): TensorJob {
  if (step.op !== 'normalize') throw new Error(`Step ${index} is not a normalize.`);
  return { step: index, table: normalizeTable(channels, step.mean, step.std), layout: step.layout };
}
