import type { DataType, Field, ImageMode } from '@pixelframe/columnar';
import { DataType as T, channelsOf, isFixedShapeImage, isInteger, PlanError } from '@pixelframe/columnar';
import type { ImageRole, ParamSpec } from './define.ts';
import { defineFunction, lowerCase, oneOf, positiveInteger, typeMismatch, upperCase } from './define.ts';
import { onErrorParam } from './url.ts';

const imageArg = [{ name: 'image', doc: 'An Image column.' }];

function imageType(name: string, args: readonly Field[]) {
  const { type } = args[0]!;
  if (type.kind !== 'image') throw typeMismatch(name, args, 'an Image', 'Decode bytes first with .decodeImage().');
  return type;
}

export const decodeImage = defineFunction({
  name: 'decodeImage',
  daft: 'decode_image',
  args: [{ name: 'bytes', doc: 'Binary column holding whole files (JPEG, PNG, WebP).' }],
  params: [
    onErrorParam,
    {
      name: 'mode',
      type: "'L' | 'LA' | 'RGB' | 'RGBA' | null",
      doc: "Pixel layout of the result; null keeps each file's own (`Image[MIXED]`).",
      default: 'RGB',
      check: (value) => (value === null ? null : oneOf('L', 'LA', 'RGB', 'RGBA')(value)),
      normalize: upperCase,
    },
    {
      name: 'orientation',
      type: "'ignore' | 'apply' | null",
      doc: "Whether to turn the picture as its EXIF says; null takes the session's setting (Daft ignores it).",
      default: null,
      check: (value) => (value === null ? null : oneOf('ignore', 'apply')(value)),
      normalize: lowerCase,
    },
    {
      name: 'strict',
      type: 'boolean',
      doc: 'Whether a truncated file is an error; false gives what was decoded and counts a warning.',
      default: true,
      check: (value) => (typeof value === 'boolean' ? null : 'must be true or false'),
    },
    {
      name: 'maxPixels',
      type: 'number',
      doc: 'Pictures with more pixels than this are refused by their header.',
      default: 64_000_000,
      check: positiveInteger,
    },
  ],
  nulls: 'own',
  image: 'decode',
  returns: 'ImageValue',
  infer(args, options) {
    const { kind } = args[0]!.type;
    if (kind !== 'binary' && kind !== 'null') {
      throw typeMismatch('decodeImage', args, 'a Binary column', 'Fetch files first with .download().');
    }
    return T.image(options['mode'] as ImageMode | null);
  },
  doc: 'Decodes image files by WASM codecs, the same pixels everywhere. Colour profiles are not applied.',
  example: "df.withColumn('image', col('bytes').decodeImage({ onError: 'null' }))",
});

const sideParam = (name: string): ParamSpec => ({
  name,
  type: 'number',
  doc: `Target ${name} in pixels.`,
  check: positiveInteger,
});

export const resize = defineFunction({
  name: 'resize',
  daft: 'resize',
  args: imageArg,
  params: [sideParam('width'), sideParam('height')],
  nulls: 'own',
  image: 'resize',
  returns: 'ImageValue',
  infer(args, options) {
    const type = imageType('resize', args);
    if (type.mode === null) return T.image();
    return T.image(type.mode, { height: options['height'] as number, width: options['width'] as number });
  },
  doc: "Resamples to exactly width x height with Daft's Triangle filter (antialiased, f32), bit for bit on every backend.",
  example: "df.withColumn('small', col('image').resize(224, 224))",
});

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

export const imageHash = defineFunction({
  name: 'imageHash',
  daft: 'image_hash',
  args: imageArg,
  params: [
    {
      name: 'method',
      type: "'phash' | 'dhash' | 'ahash'",
      doc: 'Which perceptual hash.',
      default: 'phash',
      check: oneOf('phash', 'dhash', 'ahash'),
      normalize: lowerCase,
    },
    {
      name: 'hashSize',
      type: 'number',
      doc: 'Side of the grid of bits: 8 gives 64 bits.',
      default: 8,
      check: (value) =>
        positiveInteger(value) ??
        ((value as number) >= 2 && (value as number) <= 64 ? null : 'must be between 2 and 64'),
    },
  ],
  nulls: 'own',
  image: 'hash',
  returns: 'Uint8Array',
  infer(args, options) {
    imageType('imageHash', args);
    return T.binary(Math.ceil((options['hashSize'] as number) ** 2 / 8));
  },
  doc: "Perceptual hash as ceil(hashSize^2 / 8) bytes, most significant bit first, row-major; Daft's definitions bit for bit.",
  example: "df.withColumn('hash', col('image').imageHash({ method: 'phash' }))",
});

const attribute = (name: string, daft: string, doc: string) =>
  defineFunction({
    name,
    daft,
    args: imageArg,
    params: [],
    nulls: 'own',
    image: 'attribute' satisfies ImageRole,
    returns: 'number',
    infer(args): DataType {
      imageType(name, args);
      return T.uint32();
    },
    doc,
    example: `df.select(col('image').${name}())`,
  });

export const imageWidth = attribute('imageWidth', 'image_width', 'Width in pixels; null for a null image.');
export const imageHeight = attribute('imageHeight', 'image_height', 'Height in pixels; null for a null image.');
export const imageChannel = attribute('imageChannel', 'image_channel', 'Number of channels; null for a null image.');
export const imageMode = attribute('imageMode', 'image_mode', 'Mode as its number: L 1, LA 2, RGB 3, RGBA 4.');

export const hammingDistance = defineFunction({
  name: 'hammingDistance',
  daft: 'hamming_distance',
  args: [
    { name: 'left', doc: 'Hashes (fixed-size Binary) or integers.' },
    { name: 'right', doc: 'The same type as the left.' },
  ],
  params: [],
  nulls: 'propagate',
  returns: 'number',
  infer(args) {
    const [left, right] = args as [Field, Field];
    if (left.type.kind === 'fixedSizeBinary' && right.type.kind === 'fixedSizeBinary') {
      if (left.type.size !== right.type.size) {
        throw typeMismatch(
          'hammingDistance',
          args,
          `hashes of one size, got ${left.type.size} and ${right.type.size} bytes`,
        );
      }
      return T.uint32();
    }
    if (isInteger(left.type) && isInteger(right.type)) return T.uint32();
    throw typeMismatch('hammingDistance', args, 'two hashes of one size, or two integers');
  },
  doc: 'Number of differing bits (UInt32).',
  example: "df.where(col('hash').hammingDistance(col('other_hash')).le(10))",
});
