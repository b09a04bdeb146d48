import { checkPixels, type Pixels } from '../pixels.ts';
import { StepValues } from './evaluate.ts';
import { checkProgram, type ImageProgram, type StepResult } from './program.ts';

/**
 * Runs a program on one image in the calling thread: the reference every other backend must equal bit for bit.
 * Shared steps, and the luma plane under several hashes, are computed once.
 *
 * @returns one entry per `program.outputs`, in that order
 * @throws PlanError for a program or pixels that make no sense
 */
export function runImageProgram(source: Pixels, program: ImageProgram): StepResult[] {
  checkProgram(program);
  checkPixels(source);
  return new StepValues(source, program).outputs();
}
