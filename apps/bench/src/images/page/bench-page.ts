import type { ImageTask, OursName, PagePeerName } from '../cases.ts';

export type PageContenderName = OursName | PagePeerName;

export interface PageRun {
  readonly ms: number;
  /** What the results are compared by; see `check.ts`. */
  readonly check: readonly (readonly number[])[];
}

/** What the Node side calls in the page. */
export interface ImagesPage {
  load(urls: readonly string[]): Promise<void>;
  /** Starts a contender and does what comes before its task: decoding, where the task begins with pixels. */
  open(name: PageContenderName, task: ImageTask, workers: number): Promise<void>;
  run(name: PageContenderName, task: ImageTask): Promise<PageRun>;
}

declare global {
  /** Set once the page's script has run. */
  var pixelframeImagesBench: ImagesPage | undefined;
}
