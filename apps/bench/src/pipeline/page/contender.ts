import type { ContenderName, Task } from '../cases.ts';

/** Of one picture: Float32Array(3 * 224 * 224) in CHW order, or Uint8Array(8). */
export type Output = Float32Array | Uint8Array;

/** One way to compute a task. What starts once in an application (workers, wasm) starts in the first run. */
export interface Contender {
  /** From encoded files in the page to results in the page, in the same order. */
  run(pictures: readonly Uint8Array<ArrayBuffer>[]): Promise<readonly Output[]>;
  close(): Promise<void>;
}

export interface ContenderOptions {
  readonly task: Task;
  readonly workers: number;
  readonly gpu: 'auto' | 'off' | 'force';
}

/** Loads a contender's code, and with it the libraries it stands on. */
export async function openContender(name: ContenderName, options: ContenderOptions): Promise<Contender> {
  switch (name) {
    case 'ours':
      return (await import('./ours.ts')).openOurs(options);
    case 'cpu-twin':
      return (await import('./ours.ts')).openOurs({ ...options, gpu: 'off' });
    case 'transformers.js':
      return (await import('./transformers-js.ts')).openTransformersJs();
    case 'create-image-bitmap':
    case 'canvas-js':
      return (await import('./canvas-pool.ts')).openCanvasPool(options);
  }
}
