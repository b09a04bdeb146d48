import type { Progress } from './progress-event.ts';
import { runPipeline, type Engine, type RunOutcome, type RunRequest } from './run-pipeline.ts';

/** What the runner's Node side calls in the page. */
export interface PageRunner {
  start(request: RunRequest): Promise<RunOutcome>;
  cancel(): void;
}

declare global {
  /** Set once the page's script has run. */
  var pixelframeRunner: PageRunner | undefined;
  /** Put into the page by the runner. */
  var pixelframeProgress: ((progress: Progress) => Promise<void>) | undefined;
}

/** Each report crosses two processes; more often than this nobody could read it. */
const reportInterval = 100;

/** Makes the page ready to run the pipeline that `load` imports. */
export function installRunner(engine: Engine, load: () => Promise<object>): void {
  const controller = new AbortController();
  globalThis.pixelframeRunner = {
    async start(request) {
      let reportedAt = 0;
      let unreported: Progress | undefined;
      const onProgress = (progress: Progress): void => {
        // The last report of a query must not be lost to the first of the next.
        const isNext = unreported !== undefined && unreported.stages[0]?.label !== progress.stages[0]?.label;
        if (isNext) void globalThis.pixelframeProgress?.(unreported!);
        unreported = progress;
        const now = performance.now();
        if (now - reportedAt < reportInterval) return;
        reportedAt = now;
        unreported = undefined;
        void globalThis.pixelframeProgress?.(progress);
      };
      const baseUrl = new URL('./', location.href).href;
      const outcome = await runPipeline(engine, load, request, { baseUrl, signal: controller.signal, onProgress });
      if (unreported !== undefined) await globalThis.pixelframeProgress?.(unreported);
      return outcome;
    },
    cancel: () => controller.abort(),
  };
}
