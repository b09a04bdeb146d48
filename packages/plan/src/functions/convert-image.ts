import type { ImageMode } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import { defineFunction } from './define.ts';
import { compatParam, imageArg, imageType, modeParam } from './image-arguments.ts';

export const convertImage = defineFunction({
  name: 'convertImage',
  daft: 'convert_image',
  args: imageArg,
  params: [
    modeParam,
    {
      ...compatParam('pillow'),
      doc: "Whose gray: Daft's (BT.709 weights, f32) or Pillow's (Rec.601 weights, integers).",
    },
  ],
  nulls: 'own',
  image: 'convert',
  returns: 'ImageValue',
  infer(args, options) {
    const { height, width } = imageType('convertImage', args);
    return T.image(options['mode'] as ImageMode, { height, width });
  },
  doc: 'Changes the pixel layout. Transparency is dropped or added as opaque, never blended.',
  example: "df.withColumn('gray', col('image').convertImage('L'))",
});
