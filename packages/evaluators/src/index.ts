export { castColumn } from './cast.ts';
export { comparator } from './compare.ts';
export { evaluate, evaluateAll, EVALUATORS } from './evaluate.ts';
export { compileStage, runImageStage, type ImageStageContext, type StageProgram } from './image-stage.ts';
