import { DataType as T, PlanError } from '@pixelframe/columnar';
import type { OptionValue } from '../expr.ts';
import { defineFunction, oneOf } from './define.ts';
import { imageArg, imageType } from './image-arguments.ts';

export type EncodeFormat = 'png' | 'jpeg' | 'webp' | 'avif';

const formatOf = (value: OptionValue): OptionValue => {
  const name = String(value).toLowerCase();
  return name === 'jpg' ? 'jpeg' : name;
};

export const encodeImage = defineFunction({
  name: 'encodeImage',
  daft: 'encode_image',
  args: imageArg,
  params: [
    {
      name: 'format',
      type: "'png' | 'jpeg' | 'jpg' | 'webp' | 'avif' | 'PNG' | 'JPEG' | 'JPG' | 'WEBP' | 'AVIF'",
      doc: 'File format, in any case.',
      check: oneOf('png', 'jpeg', 'jpg', 'webp', 'avif'),
      normalize: formatOf,
    },
    {
      name: 'quality',
      type: 'number | null',
      doc: 'From 0 (small) to 100 (good) for JPEG, WebP and AVIF; null: 75, and 50 for AVIF. PNG is always exact.',
      default: null,
      check: (value) =>
        value === null || (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 100)
          ? null
          : 'must be an integer from 0 to 100',
    },
  ],
  complete(options) {
    if (options['format'] === 'png' && options['quality'] !== null) {
      throw new PlanError('encodeImage: PNG has no quality: it is always exact.', { hint: 'Leave quality out.' });
    }
    return options;
  },
  nulls: 'own',
  image: 'encode',
  returns: 'Uint8Array',
  infer(args, options) {
    const { mode } = imageType('encodeImage', args);
    if (options['format'] === 'jpeg' && (mode === 'LA' || mode === 'RGBA')) {
      throw new PlanError(`encodeImage: JPEG cannot hold the transparency of "${args[0]!.name}", which is ${mode}.`, {
        column: args[0]!.name,
        hint: `Drop it with .convertImage('${mode === 'LA' ? 'L' : 'RGB'}'), or use 'png' or 'webp'.`,
      });
    }
    return T.binary();
  },
  doc: 'The picture as the bytes of a file. Also WebP and AVIF, which Daft does not write.',
  example: "df.withColumn('file', col('image').encodeImage('jpeg', { quality: 80 }))",
});
