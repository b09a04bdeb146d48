import { createHash } from 'node:crypto';
import { createCodecs } from '@pixelframe/codecs';
import type { ImageStep, Pixels, StepResult } from '@pixelframe/kernels';
import { packPixels, runImageProgram } from '@pixelframe/kernels';
import type { PrepareStep } from '@pixelframe/models';
import { imageProcessor } from '@pixelframe/models';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { hasSharedData, modelReference, readData } from './reference.ts';

interface Reference {
  readonly processors: Readonly<Record<'clip' | 'vit' | 'resnet', ProcessorReference>>;
  /** Base64 of 3 x 256 little-endian f32, by channel and byte. */
  readonly tables: Readonly<Record<'clip' | 'vit' | 'resnet', string>>;
  readonly samples: Readonly<
    Record<string, readonly (readonly [channel: number, y: number, x: number, value: number])[]>
  >;
  readonly pictures: Readonly<
    Record<
      string,
      { readonly size: readonly [number, number] } & Readonly<
        Partial<Record<'clip' | 'vit' | 'resnet', { readonly sha256: string; readonly rgb?: string }>>
      >
    >
  >;
}

interface ProcessorReference {
  readonly class: string;
  readonly size: object;
  readonly crop_size?: object;
  readonly crop_pct?: number;
  readonly resample: string;
  readonly rescale_factor: number;
  readonly image_mean: readonly number[];
  readonly image_std: readonly number[];
}

const reference = modelReference<Reference>('preprocess');
const codecs = createCodecs({
  loadWasm: async (url) => WebAssembly.compile(await readFile(new URL(url))),
});

/** What the model's preprocessor_config.json would say. */
function stepsOf(name: 'clip' | 'vit' | 'resnet'): PrepareStep[] {
  const { class: type, resample, ...settings } = reference.processors[name];
  const config = {
    ...settings,
    image_processor_type: type.slice(type.lastIndexOf('.') + 1).replace('Pil', ''),
    resample: { bilinear: 2, bicubic: 3 }[resample],
    do_center_crop: settings.crop_size !== undefined,
    ...(name === 'clip' ? { do_convert_rgb: true } : {}),
  };
  return imageProcessor(config, name);
}

/** The generator of the pictures that are no files. */
function made(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) data[at++] = (7 * x + 13 * y + 85 * c + Math.floor((x * y) / 8)) % 256;
    }
  }
  return { width, height, channels: 3, stride: 3, data };
}

async function pictureOf(name: string): Promise<Pixels> {
  const size = /^made (\d+)x(\d+)$/.exec(name);
  if (size !== null) return made(Number(size[1]), Number(size[2]));
  return (await codecs.decode(readData(name), { strict: false, maxPixels: 64_000_000, orientation: 'ignore' })).image;
}

/** The picture after the steps, and as the tensor they end in. */
function prepare(
  picture: Pixels,
  steps: readonly PrepareStep[],
): { pixels: Pixels; tensor: Extract<StepResult, { kind: 'tensor' }> } {
  const chain = steps.map((step, i) => ({ ...step, input: i - 1 }) as ImageStep);
  const [pixels, tensor] = runImageProgram(picture, { steps: chain, outputs: [chain.length - 2, chain.length - 1] });
  if (pixels?.kind !== 'pixels' || tensor?.kind !== 'tensor') throw new Error('not prepared');
  return { pixels: pixels.pixels, tensor };
}

/** Pillow reads the ink of these as another colour than our decoder: what a processor is given differs already. */
const DECODED_OTHERWISE: ReadonlySet<string> = new Set([
  'images-bad/jpeg-odd/jd-jpg-cmyk-2.jpg',
  'images-bad/jpeg-odd/sharp-Channel_digital_image_CMYK_color_no_profile.jpg',
]);

test.skipIf(!hasSharedData).each([...DECODED_OTHERWISE])('%s is decoded otherwise', async (file) => {
  const bytes = packPixels(await pictureOf(file));
  expect(createHash('sha256').update(bytes).digest('hex')).not.toBe(reference.pictures[file]!.clip!.rgb);
});

describe.skipIf(!hasSharedData).each(['clip', 'vit', 'resnet'] as const)('the image processor of %s', (name) => {
  const pictures = Object.entries(reference.pictures).filter(
    ([file, picture]) => picture[name] !== undefined && !DECODED_OTHERWISE.has(file),
  );

  test.each(pictures.map(([file]) => file))('%s has the bytes of the Python processor', async (file) => {
    const { pixels, tensor } = prepare(await pictureOf(file), stepsOf(name));
    const bytes = packPixels(pixels);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(reference.pictures[file]![name]!.sha256);
    const table = new Float32Array(Uint8Array.from(Buffer.from(reference.tables[name], 'base64')).buffer);
    const count = pixels.width * pixels.height;
    let worst = 0;
    for (let i = 0; i < count; i++) {
      for (let c = 0; c < 3; c++) {
        worst = Math.max(worst, Math.abs(tensor.data[c * count + i]! - table[c * 256 + bytes[i * 3 + c]!]!));
      }
    }
    expect(worst).toBeLessThan(1e-6);
  });
});

test.skipIf(!hasSharedData).each(Object.entries(reference.samples))('floats of %s', async (file, samples) => {
  const { tensor } = prepare(await pictureOf(file), stepsOf('clip'));
  for (const [channel, y, x, value] of samples) {
    expect(tensor.data[(channel * 224 + y) * 224 + x]).toBeCloseTo(value, 6);
  }
});
