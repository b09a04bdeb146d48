import type { PrepareStep } from '../processor/image-processor.ts';

export type ModelTask = 'embedImage' | 'embedText' | 'classifyImage' | 'classifyText';

export const isImageTask = (task: ModelTask): boolean => task === 'embedImage' || task === 'classifyImage';

/** How vectors of tokens become one. */
export type Pooling = 'none' | 'mean' | 'first';

/** One ONNX graph of a model, and what is fed to it. */
export interface GraphDescription {
  /** The file within the model's folder. */
  readonly file: string;
  readonly dtype: string | null;
  /** null: the graph's only one. */
  readonly input: string | null;
  readonly output: string | null;
  readonly pooling: Pooling;
  readonly maxTokens: number | null;
  readonly padToMax: boolean;
  readonly size: number | null;
  readonly bytes: number | null;
}

/** What a model can do for a task, and how. */
export type TaskDescription =
  | { readonly kind: 'vector'; readonly normalize: boolean }
  | { readonly kind: 'classes'; readonly labels: readonly string[] }
  | { readonly kind: 'zeroShot'; readonly template: string; readonly scale: number; readonly text: GraphDescription }
  | { readonly kind: 'entailment'; readonly template: string; readonly entailment: number };

export interface ModelDescription {
  readonly graph: GraphDescription;
  /** null for texts. */
  readonly prepare: readonly PrepareStep[] | null;
  readonly task: TaskDescription;
}

export interface DescribeOptions {
  readonly dtype: string | null;
  readonly device: 'wasm' | 'webgpu';
  /** null: the model's own classes. */
  readonly labels: readonly string[] | null;
}
