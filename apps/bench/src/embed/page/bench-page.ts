import type { ContenderName, ModelName } from '../cases.ts';

export interface EmbedSetUp {
  readonly model: ModelName;
  /** Where models are served; ends in a slash. */
  readonly models: string;
  readonly workers: number;
  /** Of all pictures. */
  readonly width: number;
  readonly height: number;
  /** Of the square that the model takes. */
  readonly side: number;
  readonly urls: readonly string[];
}

export interface EmbedRun {
  readonly ms: number;
  /** One for each picture. */
  readonly vectors: readonly (readonly number[])[];
}

/** What the Node side calls in the page. */
export interface EmbedPage {
  load(setUp: EmbedSetUp): Promise<void>;
  /** Starts a contender, loads its model and makes ready what it starts from. */
  open(name: ContenderName): Promise<void>;
  run(name: ContenderName): Promise<EmbedRun>;
}

declare global {
  /** Set once the page's script has run. */
  var pixelframeEmbedBench: EmbedPage | undefined;
}
