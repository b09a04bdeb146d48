import { PlanError } from '@pixelframe/columnar';
import { checkHash, type HashSpec } from '../hash/spec.ts';
import type { NormalizeOptions } from '../normalize/normalize.ts';
import type { PixelMode, Pixels } from '../pixels.ts';
import { checkCompat, checkOneOf, checkResize } from '../resize/check-resize.ts';
import type { ResizeCompat, ResizeOptions } from '../resize/resize-options.ts';
import type { ImageStats } from '../stats/image-stats.ts';
import type { Box } from '../view.ts';

/** A picture and, for crops by number, this picture's own boxes. */
export interface ProgramSource extends Pixels {
  readonly boxes?: readonly Box[];
}

interface Input {
  readonly input: number;
}

export interface ResizeStep extends Input, ResizeOptions {
  readonly op: 'resize';
  readonly width: number;
  readonly height: number;
}

/** A number is the place of the box among `ProgramSource.boxes`. Boxes shrink to the picture; 0 pixels may be left. */
export interface CropStep extends Input {
  readonly op: 'crop';
  readonly box: Box | number;
}

/** At most the picture. Where the rest is odd, the larger half is cut right and below; torchvision rounds. */
export interface CenterCropStep extends Input {
  readonly op: 'centerCrop';
  readonly width: number;
  readonly height: number;
}

export interface FlipStep extends Input {
  readonly op: 'flip';
  readonly axis: 'horizontal' | 'vertical';
}

/** Clockwise. */
export interface RotateStep extends Input {
  readonly op: 'rotate';
  readonly degrees: 90 | 180 | 270;
}

/** `compat` says whose luma: Daft's (the default), or Pillow's of Rec. 601. */
export interface ConvertStep extends Input {
  readonly op: 'convert';
  readonly mode: PixelMode;
  readonly compat?: ResizeCompat;
  /** What shows through where a picture is not opaque; without it, alpha is dropped. */
  readonly background?: 'white';
}

export interface NormalizeStep extends Input, NormalizeOptions {
  readonly op: 'normalize';
}

/** Defaults as Daft's: `binbits` 3, `segments` 3, `compat` 'daft'. */
export interface HashStep extends Input, Pick<HashSpec, 'method' | 'hashSize'> {
  readonly op: 'hash';
  readonly binbits?: number;
  readonly segments?: number;
  readonly compat?: HashSpec['compat'];
}

export interface StatsStep extends Input {
  readonly op: 'stats';
}

export type ImageStep =
  | ResizeStep
  | CropStep
  | CenterCropStep
  | FlipStep
  | RotateStep
  | ConvertStep
  | NormalizeStep
  | HashStep
  | StatsStep;

/**
 * Steps in topological order; input -1 = the source image, otherwise an earlier step. `outputs` = indices of the steps
 * (or -1) whose results are wanted.
 */
export interface ImageProgram {
  readonly steps: readonly ImageStep[];
  readonly outputs: readonly number[];
}

/** Pixels may share the source's memory and stride where a step only drops channels, cuts or changes nothing. */
export type StepResult =
  | { readonly kind: 'pixels'; readonly pixels: Pixels }
  | { readonly kind: 'tensor'; readonly data: Float32Array; readonly shape: readonly number[] }
  /** A tensor that stayed on the device, see {@link KeptTensors}. */
  | { readonly kind: 'kept'; readonly shape: readonly number[] }
  | { readonly kind: 'hash'; readonly data: Uint8Array }
  | { readonly kind: 'hashes'; readonly data: readonly Uint8Array[] }
  | { readonly kind: 'stats'; readonly stats: ImageStats };

/** Tensors that somebody else on the device goes on with: they never come back. */
export interface KeptTensors {
  /** Place among the program's outputs of a normalize whose tensors all have one shape. */
  readonly output: number;
  /** Where they go, one image after the other; needs the usage COPY_DST. */
  readonly into: GPUBuffer;
}

export function hashSpecOf(step: HashStep): HashSpec {
  const { method, hashSize, binbits = 3, segments = 3, compat = 'daft' } = step;
  return { method, hashSize, binbits, segments, compat };
}

const givesPixels = (op: ImageStep['op'] | undefined): boolean => op !== 'normalize' && op !== 'hash' && op !== 'stats';

/** Throws a PlanError where a step reads something that is not pixels, or has impossible parameters. */
export function checkProgram(program: ImageProgram): void {
  program.steps.forEach((step, index) => {
    const known = step.input === -1 || (Number.isInteger(step.input) && step.input >= 0 && step.input < index);
    if (!known || !givesPixels(program.steps[step.input]?.op)) {
      throw new PlanError(`Step ${index} (${step.op}) reads step ${step.input}, which gives no pixels before it.`, {
        hint: 'A step reads -1 (the source) or an earlier step that gives pixels: all but normalize, hash and stats.',
      });
    }
    checkStep(step);
  });
  for (const output of program.outputs) {
    if (!Number.isInteger(output) || output < -1 || output >= program.steps.length) {
      throw new PlanError(`Output ${output} is none of the ${program.steps.length} steps.`);
    }
  }
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0;

function checkStep(step: ImageStep): void {
  switch (step.op) {
    case 'resize':
      checkResize(step.width, step.height, step);
      return;
    case 'crop':
      if (typeof step.box === 'number') {
        if (!isCount(step.box)) throw new PlanError(`crop: there is no box number ${step.box}.`);
      } else {
        checkBox(step.box);
      }
      return;
    case 'centerCrop':
      for (const value of [step.width, step.height]) {
        if (!isCount(value) || value === 0) {
          throw new PlanError(`centerCrop: width and height must be positive integers, but got: ${value}`);
        }
      }
      return;
    case 'rotate':
      if (![90, 180, 270].includes(step.degrees)) {
        throw new PlanError(`rotate: degrees must be 90, 180 or 270, but got: ${step.degrees}`);
      }
      return;
    case 'flip':
      checkOneOf('flip: axis', step.axis, ['horizontal', 'vertical']);
      return;
    case 'convert':
      checkOneOf('convert: mode', step.mode, ['L', 'LA', 'RGB', 'RGBA']);
      checkCompat('convert', step.compat ?? 'daft');
      return;
    case 'hash':
      checkHash(hashSpecOf(step));
      return;
    default:
  }
}

function checkBox(box: Box): void {
  if (box.length !== 4 || !box.every(isCount)) {
    throw new PlanError(
      `crop: a box is x, y, width and height in whole pixels, none below 0, but got: [${box.join(', ')}]`,
    );
  }
}

/** Throws a PlanError where a crop by number finds no box, or one that makes no sense. */
export function checkBoxes({ boxes = [] }: ProgramSource, program: ImageProgram): void {
  boxes.forEach(checkBox);
  for (const step of program.steps) {
    if (step.op === 'crop' && typeof step.box === 'number' && step.box >= boxes.length) {
      throw new PlanError(`crop: box ${step.box} is none of the picture's ${boxes.length} boxes.`);
    }
  }
}
