import { DataType as T } from '@pixelframe/columnar';
import type { FunctionDefinition } from './define.ts';
import { defineFunction, lowerCase, oneOf } from './define.ts';
import { imageArg, imageType } from './image-arguments.ts';

const attribute = ({ name, daft, doc }: Pick<FunctionDefinition, 'name' | 'daft' | 'doc'>) =>
  defineFunction({
    name,
    daft,
    args: imageArg,
    params: [],
    nulls: 'own',
    image: 'attribute',
    returns: 'number',
    infer(args) {
      imageType(name, args);
      return T.uint32();
    },
    doc,
    example: `df.select(col('image').${name}())`,
  });

export const imageWidth = attribute({
  name: 'imageWidth',
  daft: 'image_width',
  doc: 'Width in pixels; null for a null image.',
});
export const imageHeight = attribute({
  name: 'imageHeight',
  daft: 'image_height',
  doc: 'Height in pixels; null for a null image.',
});
export const imageChannel = attribute({
  name: 'imageChannel',
  daft: 'image_channel',
  doc: 'Number of channels; null for a null image.',
});
export const imageMode = attribute({
  name: 'imageMode',
  daft: 'image_mode',
  doc: "Mode as its number: L 1, LA 2, RGB 3, RGBA 4; compares with the names, too: `.eq('RGB')`.",
});

export const imageAttribute = defineFunction({
  name: 'imageAttribute',
  daft: 'image_attribute',
  args: imageArg,
  params: [
    {
      name: 'name',
      type: "'width' | 'height' | 'channel' | 'mode'",
      doc: 'Which attribute.',
      check: oneOf('width', 'height', 'channel', 'mode'),
      normalize: lowerCase,
    },
  ],
  nulls: 'own',
  image: 'attribute',
  returns: 'number',
  infer(args) {
    imageType('imageAttribute', args);
    return T.uint32();
  },
  doc: 'Width, height, number of channels, or mode as its number; null for a null image.',
  example: "df.select(col('image').imageAttribute('width'))",
});
