import type { Resampling } from '../resize/resample.ts';
import { blankSize, isOnlyCut, resizeGeometry, type Size } from '../resize/resize-geometry.ts';
import { clampBox, type Box } from '../view.ts';
import {
  hashSpecOf,
  type ConvertStep,
  type FlipStep,
  type ImageProgram,
  type ImageStep,
  type NormalizeStep,
  type ProgramSource,
  type RotateStep,
  type StatsStep,
} from './program.ts';
import type { HashSpec } from '../hash/spec.ts';

/** A step with its numbers for one picture. A resize that scales nothing is a crop; `blank` is zeros from no pixels. */
export type ResolvedStep = { readonly input: number } & (
  | ({ readonly op: 'resize' } & Resampling)
  | { readonly op: 'blank' }
  | { readonly op: 'crop'; readonly box: Box }
  | { readonly op: 'hash'; readonly spec: HashSpec }
  | ConvertStep
  | FlipStep
  | NormalizeStep
  | RotateStep
  | StatsStep
);

/** A program with one picture's sizes in it. */
export interface ResolvedProgram {
  readonly steps: readonly ResolvedStep[];
  /** Of the picture each step gives; of its input for steps that give none. */
  readonly sizes: readonly Size[];
  /** How many steps and outputs read each step, those that nobody asks for left out. */
  readonly uses: readonly number[];
}

/** Turns fits and boxes into numbers for this source. The program and the boxes have been checked. */
export function resolveProgram(source: ProgramSource, program: ImageProgram): ResolvedProgram {
  const steps: ResolvedStep[] = [];
  const sizes: Size[] = [];
  for (const step of program.steps) {
    const input = step.input === -1 ? source : sizes[step.input]!;
    const resolved = resolveStep(step, input, source.boxes ?? []);
    steps.push(resolved);
    sizes.push(sizeAfter(resolved, step, input));
  }
  return { steps, sizes, uses: usesOf(program) };
}

function resolveStep(step: ImageStep, size: Size, boxes: readonly Box[]): ResolvedStep {
  const { input } = step;
  switch (step.op) {
    case 'resize':
      return resolveResize(input, size, step);
    case 'crop': {
      const box = typeof step.box === 'number' ? boxes[step.box]! : step.box;
      return { op: 'crop', input, box: clampBox(box, size.width, size.height) };
    }
    case 'centerCrop': {
      const [width, height] = [Math.min(step.width, size.width), Math.min(step.height, size.height)];
      const [x, y] = [Math.floor((size.width - width) / 2), Math.floor((size.height - height) / 2)];
      return { op: 'crop', input, box: [x, y, width, height] };
    }
    case 'hash':
      return { op: 'hash', input, spec: hashSpecOf(step) };
    default:
      return step;
  }
}

function resolveResize(input: number, size: Size, step: ImageStep & { op: 'resize' }): ResolvedStep {
  if (size.width === 0 || size.height === 0) return { op: 'blank', input };
  const { filter = 'triangle', fit = 'fill', compat = 'daft' } = step;
  const geometry = resizeGeometry(size, step, fit);
  const { width, height, x, y } = geometry;
  if (isOnlyCut(size, geometry)) {
    return { op: 'crop', input, box: [0 - x, 0 - y, width, height] };
  }
  return { op: 'resize', input, geometry, filter, compat };
}

function sizeAfter(resolved: ResolvedStep, step: ImageStep, input: Size): Size {
  if (resolved.op === 'resize') return resolved.geometry;
  if (resolved.op === 'crop') return { width: resolved.box[2], height: resolved.box[3] };
  if (step.op === 'resize') return blankSize(input, step, step.fit ?? 'fill');
  if (step.op === 'rotate' && step.degrees !== 180) return { width: input.height, height: input.width };
  return input;
}

function usesOf({ steps, outputs }: ImageProgram): number[] {
  const uses = steps.map(() => 0);
  const visit = (step: number): void => {
    if (step === -1) return;
    uses[step]!++;
    if (uses[step] === 1) visit(steps[step]!.input);
  };
  outputs.forEach(visit);
  return uses;
}
