import { DataType as T, channelsOf, isFixedShapeImage, PlanError } from '@pixelframe/columnar';
import { defineFunction, oneOf, typeMismatch, upperCase } from './define.ts';
import { imageArg, imageType } from './image-arguments.ts';

export const imageToTensor = defineFunction({
  name: 'imageToTensor',
  daft: 'image_to_tensor',
  args: imageArg,
  params: [],
  nulls: 'own',
  image: 'toTensor',
  returns: 'TensorValue',
  infer(args) {
    const type = imageType('imageToTensor', args);
    return T.tensor(T.uint8(), isFixedShapeImage(type) ? [type.height, type.width, channelsOf(type.mode)] : null);
  },
  doc: 'The pixels as a UInt8 tensor of shape [height, width, channels]; no scaling.',
  example: "df.withColumn('tensor', col('image').imageToTensor())",
});

const perChannel = (value: unknown): string | null =>
  Array.isArray(value) && value.length >= 1 && value.length <= 4 && value.every((item) => Number.isFinite(item))
    ? null
    : 'must be an array of 1 to 4 numbers, one per channel';

export const normalizeImage = defineFunction({
  name: 'normalizeImage',
  daft: '(a UDF in Daft)',
  args: [{ name: 'image', doc: 'An Image, or a UInt8 tensor of shape [height, width, channels].' }],
  params: [
    {
      name: 'mean',
      type: 'readonly number[]',
      doc: 'Subtracted from each channel after scaling to 0..1.',
      default: [0.485, 0.456, 0.406],
      check: perChannel,
    },
    {
      name: 'std',
      type: 'readonly number[]',
      doc: 'Divides each channel after that.',
      default: [0.229, 0.224, 0.225],
      check: (value) =>
        perChannel(value) ?? ((value as number[]).every((item) => item !== 0) ? null : 'must not contain 0'),
    },
    {
      name: 'layout',
      type: "'CHW' | 'HWC'",
      doc: 'Order of the axes of the result.',
      default: 'CHW',
      check: oneOf('CHW', 'HWC'),
      normalize: upperCase,
    },
  ],
  nulls: 'own',
  image: 'normalize',
  returns: 'TensorValue',
  infer(args, options) {
    const { type } = args[0]!;
    let shape: readonly number[] | null = null;
    let channels: number | null = null;
    if (type.kind === 'image') {
      channels = type.mode === null ? null : channelsOf(type.mode);
      if (isFixedShapeImage(type)) shape = [type.height, type.width, channelsOf(type.mode)];
    } else if (
      type.kind === 'tensor' &&
      type.item.kind === 'uint8' &&
      (type.shape === null || type.shape.length === 3)
    ) {
      shape = type.shape;
      channels = shape?.[2] ?? null;
    } else {
      throw typeMismatch('normalizeImage', args, 'an Image, or a UInt8 tensor of shape [height, width, channels]');
    }
    for (const name of ['mean', 'std'] as const) {
      const { length } = options[name] as readonly number[];
      if (channels !== null && length !== channels) {
        throw new PlanError(
          `normalizeImage: ${name} has ${length} values but "${args[0]!.name}" has ${channels} channels.`,
          { column: args[0]!.name, hint: `Give ${channels} values, or decode with another mode.` },
        );
      }
    }
    if (shape === null) return T.tensor(T.float32());
    const [height, width, depth] = shape as [number, number, number];
    return T.tensor(T.float32(), options['layout'] === 'CHW' ? [depth, height, width] : [height, width, depth]);
  },
  doc: "Scales to 0..1, subtracts the mean and divides by the standard deviation per channel, in f32. Defaults are ImageNet's.",
  example: "df.withColumn('tensor', col('image').resize(224, 224).normalizeImage({ layout: 'CHW' }))",
});
