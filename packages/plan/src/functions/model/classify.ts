import { defineFunction, typeMismatch } from '../define.ts';
import { imageArg, imageType } from '../image-arguments.ts';
import { labelsParam, labelType, modelParams, scoreParams } from './arguments.ts';

const { provider, model, dtype, batchSize } = modelParams;
const params = [...scoreParams, provider, model, dtype, batchSize];

export const classifyImage = defineFunction({
  name: 'classifyImage',
  daft: 'classify_image',
  args: imageArg,
  params: [
    {
      ...labelsParam,
      type: 'string | readonly string[] | null',
      doc: "What is chosen from, in words; null: the model's own classes.",
      default: null,
      positional: true,
      check: (value) => (value === null ? null : labelsParam.check(value)),
    },
    ...params,
  ],
  nulls: 'own',
  image: 'model',
  returns: 'string',
  infer(args, options) {
    imageType('classifyImage', args);
    return labelType(options);
  },
  doc: "The best of the labels for each picture, by default of CLIP ViT-B/32; without labels, of the model's own classes, by default ResNet-50's. With `topK` or `scores`: a list of labels and scores, best first.",
  example:
    "df.withColumn('what', col('image').classifyImage(['a red circle', 'a blue square'], { model: 'pixelframe/clip-tiny' }))",
});

export const classifyText = defineFunction({
  name: 'classifyText',
  daft: 'classify_text',
  args: [{ name: 'text', doc: 'A String column.' }],
  params: [labelsParam, ...params],
  nulls: 'own',
  stage: true,
  returns: 'string',
  infer(args, options) {
    const { kind } = args[0]!.type;
    if (kind !== 'string' && kind !== 'null') throw typeMismatch('classifyText', args, 'a String');
    return labelType(options);
  },
  doc: 'The best of the labels for each text: by a model of natural language inference (default bart-large-mnli) or by the nearest vector of a model that embeds texts. With `topK` or `scores`: a list of labels and scores, best first.',
  example:
    "df.withColumn('what', col('first').classifyText(['a circle', 'a square'], { model: 'pixelframe/clip-tiny' }))",
});
