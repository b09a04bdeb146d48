import { checkPixels } from '../pixels.ts';
import { StepValues } from './evaluate.ts';
import { checkBoxes, checkProgram, type ImageProgram, type ProgramSource, type StepResult } from './program.ts';

/**
 * Runs a program on one image in the calling thread: the reference every other backend must equal bit for bit.
 * Shared steps, and the luma plane under several hashes, are computed once; of the others, what is needed.
 *
 * @returns one entry per `program.outputs`, in that order
 * @throws PlanError for a program, pixels or boxes that make no sense
 */
export function runImageProgram(source: ProgramSource, program: ImageProgram): StepResult[] {
  checkProgram(program);
  checkPixels(source);
  checkBoxes(source, program);
  return new StepValues(source, program).outputs();
}
