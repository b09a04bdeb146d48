export * from '@pixelframe/engine/images';
export type { ImageMode, ImageValue, TensorValue } from '@pixelframe/columnar';
