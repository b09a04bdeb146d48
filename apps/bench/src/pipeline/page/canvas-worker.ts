import type { Task } from '../cases.ts';
import { tensorByCanvas } from './canvas-tensor.ts';
import { phashByCanvas } from './canvas-phash.ts';

export interface CanvasJob {
  readonly task: Task;
  readonly index: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type CanvasResult =
  | { readonly index: number; readonly output: Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> }
  | { readonly error: string };

addEventListener('message', async ({ data: { task, index, bytes } }: MessageEvent<CanvasJob>) => {
  try {
    const blob = new Blob([bytes], { type: 'image/jpeg' });
    const output = await (task === 'tensor' ? tensorByCanvas(blob) : phashByCanvas(blob));
    post({ index, output }, [output.buffer]);
  } catch (error) {
    post({ error: error instanceof Error ? error.message : String(error) }, []);
  }
});

/** The page's types do not know that a worker's own postMessage takes no target. */
function post(result: CanvasResult, transfer: Transferable[]): void {
  postMessage(result, { transfer });
}
