import type { ContenderName } from '../questions.ts';

export interface RelationalOptions {
  readonly question: string;
  readonly n: number;
  readonly workers: number;
}

export interface RelationalRun {
  readonly ms: number;
  /** Rows of the answer, then the sums of its numbers. */
  readonly check: readonly number[];
}

/** A contender with the tables in its hands: answers once more, then says what the answer was. */
export interface Contender {
  answer(): Promise<void>;
  check(): Promise<readonly number[]>;
}

/** What the Node side calls in the page. */
export interface RelationalPage {
  open(name: ContenderName, options: RelationalOptions): Promise<void>;
  run(name: ContenderName): Promise<RelationalRun>;
}

declare global {
  /** Set once the page's script has run. */
  var pixelframeRelationalBench: RelationalPage | undefined;
}
