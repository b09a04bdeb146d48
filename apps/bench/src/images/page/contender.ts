import { openCanvasPool } from '../../pipeline/page/canvas-pool.ts';
import type { Contender } from '../../pipeline/page/contender.ts';
import type { ImageTask } from '../cases.ts';
import type { PageContenderName } from './bench-page.ts';

/** Of one picture: Float32Array(3 * 224 * 224) in CHW order, a hash of 8 bytes, or an encoded file. */
export type ImageOutput = Float32Array | Uint8Array;

export interface ImageContender {
  /** From encoded files or decoded pictures in the page to results in the page, in the same order. */
  run(): Promise<readonly ImageOutput[]>;
  close(): Promise<void>;
}

/** Loads a contender's code, and with it the libraries it stands on. */
export async function openImageContender(
  name: PageContenderName,
  task: ImageTask,
  workers: number,
  pictures: readonly Uint8Array<ArrayBuffer>[],
): Promise<ImageContender> {
  const peer = async (contender: Contender): Promise<ImageContender> => ({
    run: () => contender.run(pictures),
    close: () => contender.close(),
  });
  switch (name) {
    case 'transformers.js':
      return peer((await import('../../pipeline/page/transformers-js.ts')).openTransformersJs());
    case 'create-image-bitmap':
      return peer(openCanvasPool({ task: 'tensor', workers, gpu: 'off' }));
    default:
      return (await import('./ours.ts')).openOurs(name, task, workers, pictures);
  }
}
