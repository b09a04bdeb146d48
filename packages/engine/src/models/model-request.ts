import type { OnnxDeclaration } from '@pixelframe/models';
import type { ModelSource, ResolvedModel } from '@pixelframe/plan';

/** A call of a model function whose model is to be looked up. */
export interface ModelRequest {
  readonly task: 'embedImage' | 'embedText' | 'classifyImage' | 'classifyText';
  /** What the model is called. */
  readonly model: string;
  readonly source: ModelSource;
  readonly dtype: string | null;
  /** What is known of an ONNX file that says nothing of itself; null: the model is in the hub's layout. */
  readonly onnx: OnnxDeclaration | null;
  readonly labels: readonly string[] | null;
  readonly template: string | null;
  /** null: the best label alone. */
  readonly topK: number | null;
  readonly normalize: boolean;
  readonly dimensions: number | null;
}

/** What the engine finds out about it. */
export type FoundModel = Pick<ResolvedModel, 'model' | 'size' | 'part' | 'prepare' | 'finish'>;
