import { onnxFileName } from '../files/onnx-files.ts';

const SETTINGS = [
  'config.json',
  'preprocessor_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'modules.json',
  '1_Pooling/config.json',
];

const PARTS = ['model', 'vision_model', 'text_model'];

/** Files that a model's folder may have, for places that cannot be listed. */
export const modelFileNames = (): string[] => [
  ...SETTINGS,
  ...PARTS.flatMap((part) =>
    (['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4'] as const).map((dtype) => onnxFileName(part, dtype)),
  ),
];
