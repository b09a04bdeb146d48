import type { ContenderName } from '../cases.ts';
import type { ContenderOptions } from './contender.ts';

export interface PageFacts {
  readonly crossOriginIsolated: boolean;
  /** null: WebGPU gives none. */
  readonly adapter: { readonly name: string; readonly software: boolean } | null;
}

export interface RunResult {
  /** From the files in the page to all results in the page. */
  readonly ms: number;
  /** From what `ours` computed last; null for ours itself. */
  readonly difference: number | null;
}

/** What the Node side calls in the page. */
export interface BenchPage {
  facts(): Promise<PageFacts>;
  load(urls: readonly string[]): Promise<{ readonly bytes: number }>;
  open(name: ContenderName, options: ContenderOptions): Promise<void>;
  run(name: ContenderName): Promise<RunResult>;
}

declare global {
  /** Set once the page's script has run. */
  var pixelframeBench: BenchPage | undefined;
}
