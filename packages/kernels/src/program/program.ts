import { PlanError } from '@pixelframe/columnar';
import type { HashMethod } from '../hash/methods.ts';
import { checkHash } from '../hash/hash.ts';
import type { TensorLayout } from '../normalize/normalize.ts';
import type { PixelMode, Pixels } from '../pixels.ts';
import { checkTarget } from '../resize/resize.ts';

export type ImageStep =
  | { readonly op: 'resize'; readonly input: number; readonly width: number; readonly height: number }
  | { readonly op: 'convert'; readonly input: number; readonly mode: PixelMode }
  | {
      readonly op: 'normalize';
      readonly input: number;
      readonly mean: readonly number[];
      readonly std: readonly number[];
      readonly layout: TensorLayout;
    }
  | { readonly op: 'hash'; readonly input: number; readonly method: HashMethod; readonly hashSize: number };

/**
 * Steps in topological order; input -1 = the source image, otherwise an earlier step. `outputs` = indices of the steps
 * (or -1) whose results are wanted.
 */
export interface ImageProgram {
  readonly steps: readonly ImageStep[];
  readonly outputs: readonly number[];
}

/** Pixels may share the source's memory and stride where a step only drops channels or changes nothing. */
export type StepResult =
  | { readonly kind: 'pixels'; readonly pixels: Pixels }
  | { readonly kind: 'tensor'; readonly data: Float32Array; readonly shape: readonly number[] }
  | { readonly kind: 'hash'; readonly data: Uint8Array };

/** Throws a PlanError where a step reads something that is not pixels, or has impossible parameters. */
export function checkProgram(program: ImageProgram): void {
  program.steps.forEach((step, index) => {
    const input = program.steps[step.input];
    const known = step.input === -1 || (Number.isInteger(step.input) && step.input >= 0 && step.input < index);
    if (!known || input?.op === 'normalize' || input?.op === 'hash') {
      throw new PlanError(`Step ${index} (${step.op}) reads step ${step.input}, which gives no pixels before it.`, {
        hint: 'A step reads -1 (the source) or an earlier resize or convert.',
      });
    }
    if (step.op === 'resize') checkTarget(step.width, step.height);
    if (step.op === 'hash') checkHash(step.method, step.hashSize);
  });
  for (const output of program.outputs) {
    if (!Number.isInteger(output) || output < -1 || output >= program.steps.length) {
      throw new PlanError(`Output ${output} is none of the ${program.steps.length} steps.`);
    }
  }
}
