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

// The page's types do not know a worker's own scope.
const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<CanvasJob>) => void;
  postMessage(result: CanvasResult, transfer: Transferable[]): void;
};

scope.onmessage = async ({ data: { task, index, bytes } }) => {
  try {
    const blob = new Blob([bytes], { type: 'image/jpeg' });
    const output = await (task === 'tensor' ? tensorByCanvas(blob) : phashByCanvas(blob));
    scope.postMessage({ index, output }, [output.buffer]);
  } catch (error) {
    scope.postMessage({ error: error instanceof Error ? error.message : String(error) }, []);
  }
};
