import { readFileSync } from 'node:fs';
import type { ModelProvider } from 'pixelframe';
import { col, onnx } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { afterAll, describe, expect, test } from 'vitest';
import { cosine, dataPath, hasSharedData, modelReference } from './reference.ts';

type ImageNet = 'mobilenetv2' | 'mobilenetv1' | 'squeezenet';
type Cifar = 'resnet20' | 'resnet8';

interface ModelReference {
  readonly file: string;
  readonly shortest_edge?: number;
  readonly crop?: number;
  readonly width?: number;
  readonly mean: readonly number[] | null;
  readonly std: readonly number[] | null;
}

interface Reference {
  readonly models: Readonly<Record<ImageNet | Cifar, ModelReference>>;
  readonly cifar10: readonly string[];
  readonly photos: Readonly<
    Record<
      string,
      Readonly<
        Record<
          ImageNet,
          { readonly label: string; readonly indices: readonly number[]; readonly values: readonly number[] }
        >
      > &
        Readonly<Record<Cifar, { readonly label: string; readonly logits: readonly number[] }>>
    >
  >;
}

const session = createSession();
afterAll(() => session.close());

const reference = modelReference<Reference>('classify');
const photos = Object.entries(reference.photos);

const imageNetLabels = (): string[] =>
  JSON.parse(readFileSync(dataPath('imagenet-simple-labels.json'), 'utf8')) as string[];

/** The model with its preprocessing declared, reading one of its outputs. */
function provider(name: ImageNet | Cifar, labels: readonly string[]): ModelProvider {
  const { file, crop, shortest_edge: resizeTo, width, mean, std } = reference.models[name];
  return onnx({
    model: dataPath(`models/${file}`),
    output: 'logits',
    labels,
    image: {
      size: crop ?? width!,
      ...(width === undefined ? { resizeTo: resizeTo! } : { fit: 'fill' as const }),
      ...(mean === null || std === null ? { scale: 1 } : { mean, std }),
    },
  });
}

describe.skipIf(!hasSharedData)('real weights through the onnx provider', () => {
  const pictures = (): ReturnType<typeof session.fromColumns> =>
    session.fromColumns({ path: photos.map(([photo]) => dataPath(photo)) });

  test.each(['mobilenetv2', 'mobilenetv1', 'squeezenet', 'resnet20', 'resnet8'] as const)(
    '%s: top-1 of the photos equals that of onnxruntime in Python, and so do the logits',
    async (name) => {
      const isCifar = name === 'resnet20' || name === 'resnet8';
      const labels = isCifar ? reference.cifar10 : imageNetLabels();
      const image = col('path').download().decodeImage({ mode: 'RGB' });
      const model = provider(name, labels);
      const rows = await pictures()
        .select(image.alias('image'))
        .select(
          col('image').classifyImage({ provider: model }).alias('label'),
          // The logits themselves: a vector is what the graph gives.
          col('image').embedImage({ provider: model }).alias('logits'),
        )
        .toRows();
      let same = 0;
      let worst = 1;
      for (const [i, [, photo]] of photos.entries()) {
        const { label, logits } = rows[i] as unknown as { label: string; logits: Float32Array };
        const wanted = photo[name];
        same += label === wanted.label ? 1 : 0;
        const [mine, theirs] =
          'logits' in wanted ? [logits, wanted.logits] : [wanted.indices.map((index) => logits[index]!), wanted.values];
        worst = Math.min(worst, cosine(mine, theirs));
      }
      expect(photos.length).toBeGreaterThanOrEqual(48);
      expect(same / photos.length).toBeGreaterThanOrEqual(0.98);
      expect(worst).toBeGreaterThan(0.9999);
    },
    120_000,
  );
});
