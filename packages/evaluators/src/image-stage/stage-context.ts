import type { ImageCodecs } from '@pixelframe/codecs';
import type { ImageProgram, ProgramSource, StepResult } from '@pixelframe/kernels';
import type { PlanOf, ResolvedModel } from '@pixelframe/plan';
import type { ModelInput, ModelVectors, StageModel } from './stage-models.ts';

export type Stage = PlanOf<'imageStage'>;

export interface StageRun {
  /** One result list per picture. */
  readonly results: StepResult[][];
  /** What each model gave for all pictures, where it ran in the same place; null: it is still to run. */
  readonly vectors: readonly ModelVectors[] | null;
}

/** What a stage needs of its surroundings. */
export interface ImageStageContext {
  readonly codecs: ImageCodecs;
  /** The session's EXIF policy, for decodes that do not set their own. */
  readonly orientation: 'ignore' | 'apply';
  /** The CPU twin or the GPU. */
  readonly run: (
    sources: readonly ProgramSource[],
    program: ImageProgram,
    models: readonly StageModel[],
  ) => Promise<StageRun>;
  /** Runs a model on pictures that the CPU made ready. */
  readonly infer: (model: ResolvedModel, input: ModelInput) => Promise<ModelVectors>;
  /** Counts a value that became null, or a picture decoded with a warning. */
  readonly warn: (reason: string, file: string | null) => void;
  readonly signal: AbortSignal;
  /** The source's row behind one of the stage's rows, where known: for errors. */
  readonly sourceRow: (row: number) => number | null;
}

/** Where an error happened, as far as it is known. */
export function rowOf(context: ImageStageContext, row: number): { row?: number } {
  const sourceRow = context.sourceRow(row);
  return sourceRow === null ? {} : { row: sourceRow };
}
