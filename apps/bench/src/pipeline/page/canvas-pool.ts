import type { CanvasJob, CanvasResult } from './canvas-worker.ts';
import type { Contender, ContenderOptions, Output } from './contender.ts';

/** Pictures a worker has at once: the browser decodes the next one while the worker's script computes. */
const DEPTH = 2;

/** The same work with what a browser brings: createImageBitmap, a canvas and plain JavaScript, in workers. */
export function openCanvasPool({ task, workers }: ContenderOptions): Contender {
  const pool = Array.from(
    { length: workers },
    () => new Worker(new URL('./canvas-worker.ts', import.meta.url), { type: 'module' }),
  );
  return {
    async run(pictures) {
      const over = new AbortController();
      try {
        return await new Promise<readonly Output[]>((resolve, reject) => {
          const outputs: Output[] = Array.from({ length: pictures.length });
          let next = 0;
          let done = 0;
          for (const worker of pool) {
            const send = (): void => {
              if (next === pictures.length) return;
              const index = next++;
              worker.postMessage({ task, index, bytes: pictures[index]! } satisfies CanvasJob, []);
            };
            const receive = ({ data }: MessageEvent<CanvasResult>): void => {
              if ('error' in data) {
                reject(new Error(data.error));
                return;
              }
              outputs[data.index] = data.output;
              if (++done === pictures.length) resolve(outputs);
              else send();
            };
            worker.addEventListener('message', receive, { signal: over.signal });
            worker.addEventListener('error', (event) => reject(new Error(event.message)), { signal: over.signal });
            for (let i = 0; i < DEPTH; i++) send();
          }
        });
      } finally {
        over.abort();
      }
    },
    async close() {
      for (const worker of pool) worker.terminate();
    },
  };
}
