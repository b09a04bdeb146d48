export { castColumn } from './cast.ts';
export { comparator } from './compare.ts';
export { evaluate, evaluateAll } from './evaluate.ts';
export { commonValidity } from './validity.ts';
export { allEvaluators, loadFamilies } from './registry.ts';
export { runImageStage } from './image-stage/run-image-stage.ts';
export type { ImageStageContext, StageRun } from './image-stage/stage-context.ts';
export {
  type ModelInput,
  modelValue,
  modelValues,
  type ModelValue,
  type ModelVectors,
  type StageModel,
} from './image-stage/stage-models.ts';
export { compileStage, type StageProgram } from './image-stage/stage-program.ts';
