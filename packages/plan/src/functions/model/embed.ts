import { defineFunction, typeMismatch } from '../define.ts';
import { imageArg, imageType } from '../image-arguments.ts';
import { modelParams, vectorMetadata, vectorParams, vectorType } from './arguments.ts';

const { provider, model, dtype, batchSize } = modelParams;
const params = [provider, model, dtype, batchSize, ...vectorParams];

export const embedImage = defineFunction({
  name: 'embedImage',
  daft: 'embed_image',
  args: imageArg,
  params,
  nulls: 'own',
  image: 'model',
  returns: 'Float32Array',
  infer(args, options) {
    imageType('embedImage', args);
    return vectorType(options);
  },
  metadata: vectorMetadata,
  doc: 'The vector a model such as CLIP gives for each picture, by default of CLIP ViT-B/32; null for null.',
  example: "df.withColumn('embedding', col('image').embedImage({ model: 'pixelframe/clip-tiny' }))",
});

export const embedText = defineFunction({
  name: 'embedText',
  daft: 'embed_text',
  args: [{ name: 'text', doc: 'A String column.' }],
  params,
  nulls: 'own',
  stage: true,
  returns: 'Float32Array',
  infer(args, options) {
    const { kind } = args[0]!.type;
    if (kind !== 'string' && kind !== 'null') throw typeMismatch('embedText', args, 'a String');
    return vectorType(options);
  },
  metadata: vectorMetadata,
  doc: 'The vector a model gives for each text, by default of all-MiniLM-L6-v2; of a CLIP: in the space of its pictures. Null for null.',
  example: "df.withColumn('embedding', col('first').embedText({ model: 'pixelframe/clip-tiny' }))",
});
