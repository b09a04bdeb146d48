import { RawImage, ViTImageProcessor } from '@huggingface/transformers';
import { IMAGENET_MEAN, IMAGENET_STD, TENSOR_SIDE } from '../cases.ts';
import type { Contender, Output } from './contender.ts';

/** Pictures handed to the processor at once: their files are decoded side by side. */
const BATCH = 8;

/** transformers.js as its users run it: its own image processor, in the page, where it has no workers. */
export function openTransformersJs(): Contender {
  const processor = new ViTImageProcessor({
    do_resize: true,
    size: { width: TENSOR_SIDE, height: TENSOR_SIDE },
    do_rescale: true,
    rescale_factor: 1 / 255,
    do_normalize: true,
    image_mean: [...IMAGENET_MEAN],
    image_std: [...IMAGENET_STD],
  });
  return {
    async run(pictures) {
      const outputs: Output[] = [];
      for (let start = 0; start < pictures.length; start += BATCH) {
        const blobs = pictures.slice(start, start + BATCH).map((bytes) => new Blob([bytes], { type: 'image/jpeg' }));
        const images = await Promise.all(blobs.map((blob) => RawImage.fromBlob(blob)));
        const { pixel_values: values } = await processor(images);
        const data = values.data as Float32Array;
        const length = data.length / images.length;
        for (let i = 0; i < images.length; i++) outputs.push(data.subarray(i * length, (i + 1) * length));
      }
      return outputs;
    },
    async close() {},
  };
}
