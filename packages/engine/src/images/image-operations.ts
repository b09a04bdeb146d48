import type { ImageValue, TensorValue } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import type { Box, StepResult } from '@pixelframe/kernels';
import { runImageProgram } from '@pixelframe/kernels';
import type { Expr } from '@pixelframe/plan';
import { buildCall, column, functionDefinition, lit, stageStep } from '@pixelframe/plan';
import { registerImageFunctions } from '@pixelframe/plan/image-functions';
import type { ImageStep } from '@pixelframe/kernels';
import { imageOf, pixelsOf } from './picture.ts';

registerImageFunctions();

export interface ResizeImageOptions {
  readonly filter?: 'nearest' | 'box' | 'triangle' | 'bilinear' | 'bicubic' | 'lanczos';
  readonly fit?: 'fill' | 'cover' | 'contain' | 'shorter' | 'inside';
  readonly compat?: 'daft' | 'pillow';
}

export interface ConvertImageOptions {
  readonly compat?: 'daft' | 'pillow';
}

export interface HashImageOptions {
  readonly method?:
    | 'phash'
    | 'phash_simple'
    | 'dhash'
    | 'dhash_vertical'
    | 'ahash'
    | 'whash'
    | 'crop_resistant'
    | 'colorhash';
  readonly hashSize?: number;
  readonly binbits?: number;
  readonly segments?: number;
  readonly compat?: 'daft' | 'imagehash';
}

/** One step over one picture; arguments are checked as the expression of that name checks them. */
function run(image: ImageValue, fn: string, rest: readonly unknown[], box: Box | null = null): StepResult {
  const definition = functionDefinition(fn);
  const args = box === null ? [column('image')] : [column('image'), lit(box)];
  const call = buildCall(definition, [...args, ...rest], (arg) => arg as Expr);
  if (call.kind !== 'call') throw new TypeError(`${fn} is not a call`);
  const fields = [
    { name: 'image', type: T.image(image.mode) },
    { name: 'box', type: T.list(T.int64()) },
  ];
  definition.infer(fields.slice(0, args.length), call.options);
  const step = stageStep(call, -1, box) as ImageStep;
  return runImageProgram(pixelsOf(image), { steps: [step], outputs: [0] })[0]!;
}

const pictureOf = (image: ImageValue, result: StepResult): ImageValue =>
  result.kind === 'pixels' ? imageOf(result.pixels, image.data) : image;

/** As the expression `resize`, at once: Daft's Triangle filter by default. */
export const resize = (
  image: ImageValue,
  width: number,
  height: number,
  options: ResizeImageOptions = {},
): ImageValue => pictureOf(image, run(image, 'resize', [width, height, options]));

/** As the expression `crop`: what of the box lies outside is left off. */
export const crop = (image: ImageValue, box: Box): ImageValue => pictureOf(image, run(image, 'crop', [], box));

/** As the expression `convertImage`. */
export const convert = (image: ImageValue, mode: ImageValue['mode'], options: ConvertImageOptions = {}): ImageValue =>
  pictureOf(image, run(image, 'convertImage', [mode, options]));

/** The pixels as a tensor of shape [height, width, channels]; a copy. */
export function toTensor(image: ImageValue): TensorValue {
  const { width, height, channels, data } = pixelsOf(image);
  return { shape: [height, width, channels], data: Uint8Array.from(data) };
}

/** As the expression `imageHash`; a list of hashes for `crop_resistant` of imagehash, else one. */
export function hash(
  image: ImageValue,
  options: HashImageOptions & { readonly method: 'crop_resistant'; readonly compat: 'imagehash' },
): Uint8Array[];
export function hash(image: ImageValue, options?: HashImageOptions): Uint8Array;
export function hash(image: ImageValue, options: HashImageOptions = {}): Uint8Array | Uint8Array[] {
  const result = run(image, 'imageHash', [options]);
  if (result.kind === 'hashes') return [...result.data];
  return result.kind === 'hash' ? result.data : new Uint8Array(0);
}
