import type { ImageCodecs } from '@pixelframe/codecs';
import type { ImageValue } from '@pixelframe/columnar';
import { channelsOf, DataType as T, PlanError } from '@pixelframe/columnar';
import { convertPixels } from '@pixelframe/kernels';
import type { Expr, Options, StageStep } from '@pixelframe/plan';
import { buildCall, column, functionDefinition, stageDecode, stageStep } from '@pixelframe/plan';
import { registerImageFunctions } from '@pixelframe/plan/image-functions';
import { createWasmLoader } from '../assets.ts';
import { imageOf, pixelsOf } from './picture.ts';

registerImageFunctions();

/** Options of {@link decode}; defaults as `decodeImage`. */
export interface DecodeImageOptions {
  /** Pixel layout of the result; null: the file's own. */
  readonly mode?: ImageValue['mode'] | null;
  /** Whether to turn the picture as its EXIF says. */
  readonly orientation?: 'ignore' | 'apply';
  readonly decoder?: 'wasm' | 'native' | 'auto';
  /** Whether a truncated file is an error; false gives what was decoded. */
  readonly strict?: boolean;
  readonly maxPixels?: number;
  /** Named in errors. */
  readonly file?: string;
}

/** In any case. */
export type EncodeImageFormat = 'png' | 'jpeg' | 'jpg' | 'webp' | 'avif' | 'PNG' | 'JPEG' | 'JPG' | 'WEBP' | 'AVIF';

export interface EncodeImageOptions {
  /** From 0 (small) to 100 (good) for JPEG, WebP and AVIF. */
  readonly quality?: number;
}

let codecs: Promise<ImageCodecs> | null = null;

function loadCodecs(): Promise<ImageCodecs> {
  codecs ??= import('@pixelframe/codecs').then(({ createCodecs }) =>
    createCodecs({ loadWasm: createWasmLoader(null) }),
  );
  // A failed download may be retried.
  codecs.catch(() => {
    codecs = null;
  });
  return codecs;
}

const built = (fn: string, rest: readonly unknown[]): Extract<ReturnType<typeof buildCall>, { kind: 'call' }> => {
  const call = buildCall(functionDefinition(fn), [column('image'), ...rest], (arg) => arg as Expr);
  if (call.kind !== 'call') throw new PlanError(`${fn} is no function of one image.`);
  return call;
};

async function bytesOf(input: Uint8Array | ArrayBuffer | Blob): Promise<Uint8Array> {
  if (input instanceof Uint8Array) return input;
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  if (input instanceof Blob) return new Uint8Array(await input.arrayBuffer());
  throw new PlanError('decode: expected the bytes of a file: a Uint8Array, an ArrayBuffer or a Blob.');
}

/**
 * Decodes an image file, in the calling thread. The codec of its format is loaded with the first file of that format.
 *
 * @throws DecodeError for anything wrong with the file; PlanError for a bad option
 * @example
 * const image = await decode(await (await fetch('photo.jpg')).arrayBuffer());
 */
export async function decode(
  bytes: Uint8Array | ArrayBuffer | Blob,
  options: DecodeImageOptions = {},
): Promise<ImageValue> {
  const { file, ...rest } = options;
  const settings = stageDecode(built('decodeImage', [rest]));
  const { strict, maxPixels, decoder, mode } = settings;
  const loaded = await loadCodecs();
  const { image } = await loaded.decode(await bytesOf(bytes), {
    strict,
    maxPixels,
    decoder,
    orientation: settings.orientation ?? 'ignore',
    ...(file === undefined ? {} : { file }),
  });
  const pixels = mode === null || channelsOf(mode) === image.channels ? image : convertPixels(image, mode);
  const result = imageOf(pixels, image.data);
  loaded.recycle(image.data);
  return result;
}

/**
 * Writes a picture as the bytes of a file, in the calling thread.
 *
 * @throws EncodeError where the format cannot hold the picture; PlanError for a bad option
 * @example
 * const file = await encode(image, 'webp', { quality: 80 });
 */
export async function encode(
  image: ImageValue,
  format: EncodeImageFormat,
  options: EncodeImageOptions = {},
): Promise<Uint8Array> {
  const call = built('encodeImage', [format, options as Options]);
  const pixels = pixelsOf(image);
  functionDefinition('encodeImage').infer([{ name: 'image', type: T.image(image.mode) }], call.options);
  const step = stageStep(call, -1, null) as Extract<StageStep, { op: 'encode' }>;
  const loaded = await loadCodecs();
  return loaded.encode(pixels, { format: step.format, ...(step.quality === null ? {} : { quality: step.quality }) });
}
