import type { ImageMode } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import { defineFunction, isBoolean, lowerCase, oneOf, positiveInteger, typeMismatch, upperCase } from './define.ts';
import { MODES } from './image-arguments.ts';
import { onErrorParam } from './url.ts';

export const decodeImage = defineFunction({
  name: 'decodeImage',
  daft: 'decode_image',
  args: [
    {
      name: 'bytes',
      doc: 'Binary column holding whole files (JPEG, PNG, WebP, GIF, BMP, ICO, TIFF, AVIF, JPEG XL).',
    },
  ],
  params: [
    onErrorParam,
    {
      name: 'mode',
      type: "'L' | 'LA' | 'RGB' | 'RGBA' | null",
      doc: "Pixel layout of the result; null keeps each file's own (`Image[MIXED]`).",
      default: 'RGB',
      check: (value) => (value === null ? null : oneOf(...MODES)(value)),
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
      name: 'decoder',
      type: "'wasm' | 'native' | 'auto'",
      doc: "Which decoder: 'wasm' gives the same pixels everywhere; 'native' is the browser's own, whose pixels may differ; 'auto' is 'native' only for formats without a WASM codec (HEIC).",
      default: 'wasm',
      check: oneOf('wasm', 'native', 'auto'),
      normalize: lowerCase,
    },
    {
      name: 'approximate',
      type: 'boolean',
      doc: 'Lets the native decoder decode at a smaller scale where every use of the picture begins with a resize to less; `explain()` shows the size asked for.',
      default: false,
      check: isBoolean,
    },
    {
      name: 'strict',
      type: 'boolean',
      doc: 'Whether a truncated file is an error; false gives what was decoded and counts a warning.',
      default: true,
      check: isBoolean,
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
