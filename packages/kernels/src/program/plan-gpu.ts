import { hashRecipes } from '../hash/methods.ts';
import { MOST_GROUPS, GROUP } from '../gpu/dispatch.ts';
import { normalizeTable, type TensorLayout } from '../normalize/normalize.ts';
import type { Pixels } from '../pixels.ts';
import { axisOf, type Axis } from '../resize/axis.ts';
import { MOST_TAPS } from '../resize/resize-gpu.ts';
import type { ImageProgram } from './program.ts';

/** What a kernel sees of the source: its first channels, or its luma plane. */
export interface View {
  readonly plane: 'bytes' | 'luma';
  readonly channels: 1 | 2 | 3 | 4;
}

export interface TensorJob {
  readonly step: number;
  readonly table: Float32Array;
  readonly layout: TensorLayout;
}

/** A view of the source resized: for a resize step, or for the grid of a hash step. */
export interface ResizeJob {
  readonly step: number;
  readonly view: View;
  readonly ax: Axis;
  readonly ay: Axis;
  /** Whether somebody needs the bytes, rather than only tensors made of them. */
  readonly bytesWanted: boolean;
  readonly tensors: readonly TensorJob[];
}

/** What the device does for one image; the steps that are not here run on the CPU, on exact bytes. */
export interface ImagePlan {
  readonly source: Pixels;
  readonly usesLuma: boolean;
  readonly jobs: readonly ResizeJob[];
}

/**
 * Chooses the device's part of a program: resizes and hash grids of the source (through conversions that need no new
 * bytes), and tensors of those resizes. Everything else is a table look-up over bytes that are in memory already, or
 * works on small results.
 */
export function planImage(source: Pixels, program: ImageProgram): ImagePlan {
  const views = viewsOf(source, program);
  const needs = needsOf(program, views);
  const jobs: ResizeJob[] = [];
  for (const [step, need] of needs) {
    const node = program.steps[step]!;
    const view = views.get(step);
    if (view === undefined || (node.op !== 'resize' && node.op !== 'hash')) continue;
    const size = node.op === 'resize' ? node : hashRecipes[node.method].grid(node.hashSize);
    const [ax, ay] = [axisOf(source.width, size.width), axisOf(source.height, size.height)];
    if (!fits(ax, ay, view.channels)) continue;
    const tensors = [...need.tensors].map((tensor) => tensorJob(program, tensor, view.channels));
    jobs.push({ step, view, ax, ay, bytesWanted: need.bytes, tensors });
  }
  return { source, usesLuma: jobs.some((job) => job.view.plane === 'luma'), jobs };
}

function fits(ax: Axis, ay: Axis, channels: number): boolean {
  return ax.taps + ay.taps <= MOST_TAPS && ay.to <= MOST_GROUPS && ax.from * channels <= MOST_GROUPS * GROUP;
}

/** For every step: what its input looks like on the device, if it can be had there. Conversions are looked through. */
function viewsOf(source: Pixels, program: ImageProgram): Map<number, View> {
  const inputs = new Map<number, View>();
  if (source.width === 0 || source.height === 0) return inputs;
  const results = new Map<number, View>([[-1, { plane: 'bytes', channels: source.channels }]]);
  program.steps.forEach((step, index) => {
    const view = results.get(step.input);
    if (view === undefined) return;
    if (step.op === 'convert') {
      const converted = convertedView(view, step.mode);
      if (converted !== undefined) results.set(index, converted);
    }
    inputs.set(index, step.op === 'hash' ? greyView(view) : view);
  });
  return inputs;
}

function greyView(view: View): View {
  return view.channels < 3 ? { ...view, channels: 1 } : { plane: 'luma', channels: 1 };
}

function convertedView(view: View, mode: string): View | undefined {
  if (mode === 'L') return greyView(view);
  const channels = { LA: 2, RGB: 3, RGBA: 4 }[mode];
  if (channels === view.channels) return view;
  return mode === 'RGB' && view.channels === 4 ? { ...view, channels: 3 } : undefined;
}

interface Need {
  bytes: boolean;
  readonly tensors: Set<number>;
}

/** Device steps the outputs lead to, and what is wanted of each. */
function needsOf(program: ImageProgram, views: ReadonlyMap<number, View>): Map<number, Need> {
  const needs = new Map<number, Need>();
  const need = (step: number): Need => {
    const known = needs.get(step) ?? { bytes: false, tensors: new Set() };
    needs.set(step, known);
    return known;
  };
  const visit = (index: number): void => {
    const step = program.steps[index];
    if (step === undefined) return;
    const onDevice = (at: number): boolean => program.steps[at]?.op === 'resize' && views.has(at);
    if (step.op === 'normalize' && onDevice(step.input)) need(step.input).tensors.add(index);
    else if ((step.op === 'resize' || step.op === 'hash') && views.has(index)) need(index).bytes = true;
    else visit(step.input);
  };
  program.outputs.forEach(visit);
  return needs;
}

function tensorJob(program: ImageProgram, index: number, channels: number): TensorJob {
  const step = program.steps[index]!;
  if (step.op !== 'normalize') throw new Error(`Step ${index} is not a normalize.`);
  return { step: index, table: normalizeTable(channels, step.mean, step.std), layout: step.layout };
}
