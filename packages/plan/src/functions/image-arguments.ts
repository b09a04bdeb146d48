import type { DataTypeOf, Field, ImageMode } from '@pixelframe/columnar';
import type { ArgSpec, ParamSpec } from './define.ts';
import { lowerCase, oneOf, positiveInteger, typeMismatch, upperCase } from './define.ts';

export const imageArg: readonly ArgSpec[] = [{ name: 'image', doc: 'An Image column.' }];

/** The type of the first argument, which must be an image. */
export function imageType(name: string, args: readonly Field[]): DataTypeOf<'image'> {
  const { type } = args[0]!;
  if (type.kind !== 'image') throw typeMismatch(name, args, 'an Image', 'Decode bytes first with .decodeImage().');
  return type;
}

export const sideParam = (name: 'width' | 'height'): ParamSpec => ({
  name,
  type: 'number',
  doc: `Target ${name} in pixels.`,
  check: positiveInteger,
});

/** A height that is the width unless given. */
export const optionalHeight: ParamSpec = {
  name: 'height',
  type: 'number | null',
  doc: 'Target height in pixels; null: as the width.',
  default: null,
  positional: true,
  check: (value) => (value === null ? null : positiveInteger(value)),
};

export const MODES = ['L', 'LA', 'RGB', 'RGBA'] as const satisfies readonly ImageMode[];

export const modeParam: ParamSpec = {
  name: 'mode',
  type: "'L' | 'LA' | 'RGB' | 'RGBA'",
  doc: 'Pixel layout of the result.',
  check: oneOf(...MODES),
  normalize: upperCase,
};

/** Whose arithmetic a function follows to the bit. */
export const compatParam = (other: 'pillow' | 'imagehash') => ({
  name: 'compat',
  type: `'daft' | '${other}'`,
  default: 'daft',
  check: oneOf('daft', other),
  normalize: lowerCase,
});

export const filterParam: ParamSpec = {
  name: 'filter',
  type: "'nearest' | 'box' | 'triangle' | 'bilinear' | 'bicubic' | 'lanczos'",
  doc: "Resampling filter; 'bilinear' is another name of 'triangle'.",
  default: 'triangle',
  check: oneOf('nearest', 'box', 'triangle', 'bilinear', 'bicubic', 'lanczos'),
  normalize: (value) => (lowerCase(value) === 'bilinear' ? 'triangle' : lowerCase(value)),
};
