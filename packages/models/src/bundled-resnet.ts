import config from '../assets/pixelframe/resnet-tiny/config.json?asset';
import model from '../assets/pixelframe/resnet-tiny/onnx/model.onnx?asset';
import quantized from '../assets/pixelframe/resnet-tiny/onnx/model_quantized.onnx?asset';
import preprocessor from '../assets/pixelframe/resnet-tiny/preprocessor_config.json?asset';

/** URLs of the files of pixelframe/resnet-tiny. */
export const RESNET_TINY: Readonly<Record<string, string>> = {
  'config.json': config,
  'preprocessor_config.json': preprocessor,
  'onnx/model.onnx': model,
  'onnx/model_quantized.onnx': quantized,
};
