export { castColumn } from './cast.ts';
export { comparator } from './compare.ts';
export { evaluate, evaluateAll } from './evaluate.ts';
export { allEvaluators, loadFamilies } from './registry.ts';
export { runImageStage } from './image-stage/run-image-stage.ts';
export type { ImageStageContext } from './image-stage/stage-context.ts';
export { compileStage, type StageProgram } from './image-stage/stage-program.ts';
