import { DataType as T, isFixedShapeImage } from '@pixelframe/columnar';
import { defineFunction, lowerCase, oneOf } from './define.ts';
import { imageArg, imageType } from './image-arguments.ts';

export const flip = defineFunction({
  name: 'flip',
  daft: '(none)',
  args: imageArg,
  params: [
    {
      name: 'axis',
      type: "'horizontal' | 'vertical'",
      doc: "Which way: 'horizontal' swaps left and right, 'vertical' top and bottom.",
      default: 'horizontal',
      positional: true,
      check: oneOf('horizontal', 'vertical'),
      normalize: lowerCase,
    },
  ],
  nulls: 'own',
  image: 'flip',
  returns: 'ImageValue',
  infer: (args) => imageType('flip', args),
  doc: 'Mirrors the picture.',
  example: "df.withColumn('mirrored', col('image').flip({ axis: 'horizontal' }))",
});

export const rotate = defineFunction({
  name: 'rotate',
  daft: '(none)',
  args: imageArg,
  params: [
    {
      name: 'degrees',
      type: '90 | 180 | 270',
      doc: 'Angle, clockwise.',
      check: (value) => ([90, 180, 270].includes(value as number) ? null : 'must be 90, 180 or 270'),
    },
  ],
  nulls: 'own',
  image: 'rotate',
  returns: 'ImageValue',
  infer(args, options) {
    const type = imageType('rotate', args);
    if (!isFixedShapeImage(type) || options['degrees'] === 180) return type;
    return T.image(type.mode, { height: type.width, width: type.height });
  },
  doc: 'Turns the picture clockwise; every pixel stays as it is.',
  example: "df.withColumn('upright', col('image').rotate(90))",
});
