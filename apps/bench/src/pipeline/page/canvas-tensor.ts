import { IMAGENET_MEAN, IMAGENET_STD, TENSOR_SIDE } from '../cases.ts';
import { pixelsByCanvas } from './canvas-pixels.ts';

const AREA = TENSOR_SIDE * TENSOR_SIDE;
const scale = IMAGENET_STD.map((std) => 1 / (255 * std));
const shift = IMAGENET_MEAN.map((mean, c) => -mean / IMAGENET_STD[c]!);

/** ImageNet-normalized, shape [3, 224, 224]. */
export async function tensorByCanvas(blob: Blob): Promise<Float32Array<ArrayBuffer>> {
  const pixels = await pixelsByCanvas(blob, TENSOR_SIDE);
  const tensor = new Float32Array(3 * AREA);
  for (let c = 0; c < 3; c++) {
    const [a, b] = [scale[c]!, shift[c]!];
    for (let i = 0, from = c, to = c * AREA; i < AREA; i++, from += 4, to++) tensor[to] = pixels[from]! * a + b;
  }
  return tensor;
}
