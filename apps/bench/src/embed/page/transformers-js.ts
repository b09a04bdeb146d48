import { env, pipeline } from '@huggingface/transformers';
import wasm from 'onnxruntime-web/dist/ort-wasm-simd-threaded.asyncify.wasm?asset';
import type { EmbedContender, EmbedWork } from './contender.ts';

/** Pictures handed to the pipeline at once: their files are decoded side by side. */
const BATCH = 8;

/** transformers.js as its users run it: its pipeline, in the page, from the same files of the model. */
export async function openTransformersJs({ models, model, pictures }: EmbedWork): Promise<EmbedContender> {
  env.remoteHost = models;
  env.remotePathTemplate = '{model}';
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.backends.onnx.wasm!.wasmPaths = { wasm };
  const extract = await pipeline('image-feature-extraction', model, { device: 'wasm', dtype: 'fp32' });
  return {
    async run() {
      const rows: Float32Array[] = [];
      for (let start = 0; start < pictures.length; start += BATCH) {
        const blobs = pictures.slice(start, start + BATCH).map((bytes) => new Blob([bytes], { type: 'image/jpeg' }));
        const output = await extract(blobs);
        const data = output.data as Float32Array;
        const length = data.length / blobs.length;
        for (let i = 0; i < blobs.length; i++) rows.push(data.subarray(i * length, (i + 1) * length));
      }
      return rows;
    },
  };
}
