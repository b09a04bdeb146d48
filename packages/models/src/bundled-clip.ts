import config from '../assets/pixelframe/clip-tiny/config.json?asset';
import textModel from '../assets/pixelframe/clip-tiny/onnx/text_model.onnx?asset';
import textModelQuantized from '../assets/pixelframe/clip-tiny/onnx/text_model_quantized.onnx?asset';
import visionModel from '../assets/pixelframe/clip-tiny/onnx/vision_model.onnx?asset';
import visionModelQuantized from '../assets/pixelframe/clip-tiny/onnx/vision_model_quantized.onnx?asset';
import preprocessor from '../assets/pixelframe/clip-tiny/preprocessor_config.json?asset';
import tokenizer from '../assets/pixelframe/clip-tiny/tokenizer.json?asset';
import tokenizerConfig from '../assets/pixelframe/clip-tiny/tokenizer_config.json?asset';

/** URLs of the files of pixelframe/clip-tiny. */
export const CLIP_TINY: Readonly<Record<string, string>> = {
  'config.json': config,
  'preprocessor_config.json': preprocessor,
  'tokenizer.json': tokenizer,
  'tokenizer_config.json': tokenizerConfig,
  'onnx/vision_model.onnx': visionModel,
  'onnx/vision_model_quantized.onnx': visionModelQuantized,
  'onnx/text_model.onnx': textModel,
  'onnx/text_model_quantized.onnx': textModelQuantized,
};
