export {
  decode,
  encode,
  type DecodeImageOptions,
  type EncodeImageFormat,
  type EncodeImageOptions,
} from './image-files.ts';
export {
  convert,
  crop,
  hash,
  resize,
  toTensor,
  type ConvertImageOptions,
  type HashImageOptions,
  type ResizeImageOptions,
} from './image-operations.ts';
