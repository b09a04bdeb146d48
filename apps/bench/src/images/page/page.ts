// The page of the images suite: ours and the peers that live in a page, side by side.
import { TENSOR_SIDE } from '../../pipeline/cases.ts';
import type { ImageTask } from '../cases.ts';
import { hashCheck, pixelCheck, tensorCheck } from '../check.ts';
import type { PageContenderName } from './bench-page.ts';
import { openImageContender, type ImageContender, type ImageOutput } from './contender.ts';

const contenders = new Map<PageContenderName, ImageContender>();
let pictures: readonly Uint8Array<ArrayBuffer>[] = [];

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function checkOf(output: ImageOutput, task: ImageTask): Promise<number[]> {
  if (output instanceof Float32Array) return tensorCheck(output, TENSOR_SIDE);
  return task === 'phash' ? hashCheck(output) : fileCheck(output);
}

/** The browser's own decoder judges what an encoder made. */
async function fileCheck(file: Uint8Array): Promise<number[]> {
  const bitmap = await createImageBitmap(new Blob([file.slice()]));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return pixelCheck(context.getImageData(0, 0, width, height).data, width, height, 4);
}

globalThis.pixelframeImagesBench = {
  async load(urls) {
    pictures = await Promise.all(urls.map(fetchBytes));
  },
  async open(name, task, workers) {
    contenders.set(name, await openImageContender(name, task, workers, pictures));
  },
  async run(name, task) {
    // What the one before left behind is collected on nobody's time.
    globalThis.gc?.();
    const started = performance.now();
    const outputs = await contenders.get(name)!.run();
    const ms = performance.now() - started;
    return { ms, check: await Promise.all(outputs.map((output) => checkOf(output, task))) };
  },
};
