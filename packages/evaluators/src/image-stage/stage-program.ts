import { PlanError } from '@pixelframe/columnar';
import type { ImageProgram, ImageStep } from '@pixelframe/kernels';
import type { StageStep } from '@pixelframe/plan';
import type { Stage } from './stage-context.ts';
import type { StageModel } from './stage-models.ts';

/**
 * The stage's steps as a kernel program. `toTensor` is only another reading of the same pixels, attributes need none,
 * and files are written from pixels, so none of these becomes a kernel step.
 */
export interface StageProgram {
  readonly program: ImageProgram;
  /** For each stage output: its index among the program's outputs (of a file: its pixels'), or -1 for an attribute. */
  readonly slots: readonly number[];
  /** The models among the outputs, by the place of the output; they read the tensor in their slot. */
  readonly models: ReadonlyMap<number, StageModel>;
}

/** The step as the kernels know it; null for those that are none of theirs. */
export function kernelStep(step: StageStep, input: number): ImageStep | null {
  switch (step.op) {
    case 'toTensor':
    case 'attribute':
    case 'encode':
    case 'fileMetadata':
    case 'mimeType':
    case 'model':
      return null;
    default:
      return { ...step, input };
  }
}

export function compileStage({ steps, outputs }: Pick<Stage, 'steps' | 'outputs'>): StageProgram {
  const needed = new Set<number>();
  const need = (step: number): void => {
    if (step === -1 || needed.has(step)) return;
    needed.add(step);
    need(steps[step]!.input);
  };
  const isAttribute = (step: number): boolean => step !== -1 && steps[step]!.op === 'attribute';
  for (const { step } of outputs) if (!isAttribute(step)) need(step);
  const place: number[] = [];
  const at = (step: number): number => (step === -1 ? -1 : place[step]!);
  const compiled: ImageStep[] = [];
  steps.forEach((step, i) => {
    const kernel = needed.has(i) ? kernelStep(step, at(step.input)) : null;
    place.push(kernel === null ? at(step.input) : compiled.push(kernel) - 1);
  });
  const wanted: number[] = [];
  const slots = outputs.map(({ step }) => {
    if (isAttribute(step)) return -1;
    const known = wanted.indexOf(at(step));
    return known === -1 ? wanted.push(at(step)) - 1 : known;
  });
  const models = new Map<number, StageModel>();
  outputs.forEach(({ step }, output) => {
    const node = steps[step];
    if (node?.op !== 'model') return;
    if (node.model === null) throw new PlanError(`${node.fn}: its model was not looked up before the query ran.`);
    models.set(output, { slot: slots[output]!, model: node.model });
  });
  return { program: { steps: compiled, outputs: wanted }, slots, models };
}
