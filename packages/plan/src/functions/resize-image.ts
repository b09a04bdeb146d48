import { DataType as T, PlanError } from '@pixelframe/columnar';
import { defineFunction, lowerCase, oneOf } from './define.ts';
import { compatParam, filterParam, imageArg, imageType, optionalHeight, sideParam } from './image-arguments.ts';

const resizeCompat = {
  ...compatParam('pillow'),
  doc: "Whose resampling, bit for bit: Daft's (f32) or Pillow's (fixed point, transparent pixels weighted by alpha).",
};

export const resize = defineFunction({
  name: 'resize',
  daft: 'resize',
  args: imageArg,
  params: [
    sideParam('width'),
    sideParam('height'),
    filterParam,
    {
      name: 'fit',
      type: "'fill' | 'cover' | 'contain' | 'shorter' | 'inside'",
      doc: "How a picture of other proportions is made to fit: 'fill' stretches; 'cover' fills and cuts what stands over; 'contain' fits and pads with black; 'shorter' gives the shorter side this length (width = height); 'inside' fits and never enlarges.",
      default: 'fill',
      check: oneOf('fill', 'cover', 'contain', 'shorter', 'inside'),
      normalize: lowerCase,
    },
    resizeCompat,
  ],
  complete(options) {
    if (options['fit'] === 'shorter' && options['width'] !== options['height']) {
      throw new PlanError(
        `resize: fit 'shorter' takes one length, got ${String(options['width'])} and ${String(options['height'])}.`,
        { hint: "Give the shorter side's length twice: .resize(256, 256, { fit: 'shorter' })." },
      );
    }
    return options;
  },
  nulls: 'own',
  image: 'resize',
  returns: 'ImageValue',
  infer(args, options) {
    const { mode } = imageType('resize', args);
    if (mode === null || options['fit'] === 'shorter' || options['fit'] === 'inside') return T.image(mode);
    return T.image(mode, { height: options['height'] as number, width: options['width'] as number });
  },
  doc: "Resamples to width x height, by default with Daft's Triangle filter (antialiased, f32), bit for bit on every backend.",
  example: "df.withColumn('small', col('image').resize(224, 224, { fit: 'cover' }))",
});

export const thumbnail = defineFunction({
  name: 'thumbnail',
  daft: '(none)',
  args: imageArg,
  params: [
    { ...sideParam('width'), doc: 'Largest width in pixels.' },
    { ...optionalHeight, doc: 'Largest height in pixels; null: as the width.' },
    filterParam,
    resizeCompat,
  ],
  complete: (options) => ({ ...options, height: options['height'] ?? options['width']! }),
  nulls: 'own',
  image: 'thumbnail',
  returns: 'ImageValue',
  infer: (args) => T.image(imageType('thumbnail', args).mode),
  doc: 'Shrinks to fit inside width x height, keeping the proportions; smaller pictures stay as they are.',
  example: "df.withColumn('thumb', col('image').thumbnail(128))",
});
