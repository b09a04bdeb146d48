import type { ModelFiles } from '../files/model-files.ts';

/** One graph of one model: what a session is made of. */
export interface Graph {
  /** Tells one model from another. */
  readonly key: string;
  readonly file: string;
  readonly input: string | null;
  readonly output: string | null;
  readonly pooling: 'none' | 'mean' | 'first';
  readonly maxTokens: number | null;
  readonly padToMax: boolean;
}

/** Opens the files of the model behind a key. */
export type OpenFiles = () => Promise<ModelFiles>;

export const sessionKey = ({ key, file }: Pick<Graph, 'key' | 'file'>): string => `${key}\n${file}`;
