import type { DataType } from '@pixelframe/columnar';
import { DataType as T, isFixedShapeImage, isInteger } from '@pixelframe/columnar';
import type { LiteralValue } from '../expr.ts';
import { defineFunction, typeMismatch } from './define.ts';
import { imageArg, imageType, optionalHeight, sideParam } from './image-arguments.ts';

const isBoxLiteral = (value: LiteralValue): boolean =>
  value === null ||
  (Array.isArray(value) && value.length === 4 && value.every((side) => Number.isSafeInteger(side) && side >= 0));

const isBoxType = (type: DataType): boolean =>
  type.kind === 'null' ||
  (type.kind === 'list' && isInteger(type.item)) ||
  (type.kind === 'fixedSizeList' && type.size === 4 && isInteger(type.item));

export const crop = defineFunction({
  name: 'crop',
  daft: 'crop',
  args: [
    ...imageArg,
    {
      name: 'box',
      doc: 'Four integers, [x, y, width, height], in pixels: an array for every row, or a column of such lists.',
      check: (value) => (isBoxLiteral(value) ? null : 'must be four whole numbers from 0, [x, y, width, height]'),
    },
  ],
  params: [],
  nulls: 'own',
  image: 'crop',
  returns: 'ImageValue',
  infer(args) {
    const { mode } = imageType('crop', args);
    if (!isBoxType(args[1]!.type)) {
      throw typeMismatch(
        'crop',
        args,
        'a box of four integers, [x, y, width, height]',
        'Lists of other numbers convert with .cast(DataType.list(DataType.int64())).',
      );
    }
    return T.image(mode);
  },
  doc: 'Cuts a box out. What of the box lies outside the picture is left off, which may leave no pixel; a null box gives null.',
  example: "df.withColumn('face', col('image').crop([16, 16, 64, 64]))",
});

export const centerCrop = defineFunction({
  name: 'centerCrop',
  daft: '(none)',
  args: imageArg,
  params: [sideParam('width'), optionalHeight],
  complete: (options) => ({ ...options, height: options['height'] ?? options['width']! }),
  nulls: 'own',
  image: 'centerCrop',
  returns: 'ImageValue',
  infer(args, options) {
    const type = imageType('centerCrop', args);
    if (!isFixedShapeImage(type)) return T.image(type.mode);
    return T.image(type.mode, {
      height: Math.min(type.height, options['height'] as number),
      width: Math.min(type.width, options['width'] as number),
    });
  },
  doc: 'Cuts width x height out of the middle, or what there is of it. An odd pixel too much is cut off at the right and the bottom.',
  example: "df.withColumn('middle', col('image').centerCrop(224))",
});
