import type { Column, ImageMode } from '@pixelframe/columnar';
import { channelsOf, DecodeError, imageAt, isValid, stringsOf, tensorAt, withContext } from '@pixelframe/columnar';
import type { DecodeOptions } from '@pixelframe/codecs';
import type { Pixels } from '@pixelframe/kernels';
import { convertPixels } from '@pixelframe/kernels';
import type { StageDecode } from '@pixelframe/plan';
import type { ImageStageContext } from './stage-context.ts';
import { rowOf } from './stage-context.ts';

/** A picture that a stage starts from. */
export interface SourcePixels {
  readonly pixels: Pixels;
  /** Its sides, which are not those of the pixels where it was decoded at a smaller scale. */
  readonly width: number;
  readonly height: number;
  /** The decoder's own buffer, to be given back when nothing needs it any more. */
  readonly owned: boolean;
}

const asChannels = (channels: number): Pixels['channels'] => channels as Pixels['channels'];

/** Reads decoder output as `mode`; RGBA buffers serve RGB and RGBA without a copy. */
export function asMode(image: Pixels, mode: ImageMode | null): Pixels {
  if (mode === null || channelsOf(mode) === image.channels) return image;
  if (image.stride === 4 && (mode === 'RGB' || mode === 'RGBA')) {
    return { ...image, channels: asChannels(channelsOf(mode)) };
  }
  return convertPixels(image, mode);
}

/** The file that a row's value came from, where it is known. */
export const fileOf = (column: Column, row: number): string | null =>
  column.origin === undefined ? null : (stringsOf(column.origin)[row] ?? null);

/** The bytes of one row of a Binary column. */
export const bytesAt = (column: Column, row: number): Uint8Array =>
  (column.values as Uint8Array).subarray(column.offsets![row]!, column.offsets![row + 1]!);

const COUNTED_NATIVE = "decoded by the browser's own decoder, pixels may differ";

async function decodeRow(
  column: Column,
  row: number,
  decode: StageDecode,
  context: ImageStageContext,
): Promise<SourcePixels | null> {
  const file = fileOf(column, row);
  const orientation = decode.orientation ?? context.orientation;
  const options: DecodeOptions = {
    strict: decode.strict,
    maxPixels: decode.maxPixels,
    orientation,
    decoder: decode.decoder,
    within: decode.within,
    ...(file === null ? {} : { file }),
  };
  try {
    const { image, header, warning, decoder } = await context.codecs.decode(bytesAt(column, row), options);
    if (warning !== null) context.warn(warning, file);
    if (decoder === 'native') context.warn(COUNTED_NATIVE, file);
    if (orientation === 'ignore' && header.orientation !== 1) context.warn('EXIF orientation ignored', file);
    const pixels = asMode(image, decode.mode);
    if (decode.within === null) return { pixels, width: image.width, height: image.height, owned: true };
    const turned = orientation === 'apply' && header.orientation > 4;
    const { width, height } = header;
    return { pixels, width: turned ? height : width, height: turned ? width : height, owned: true };
  } catch (error) {
    if (!(error instanceof DecodeError) || decode.onError === 'raise') {
      throw withContext(error, rowOf(context, row));
    }
    context.warn(error.reason, file);
    return null;
  }
}

function viewRow(column: Column, row: number, context: ImageStageContext): SourcePixels | null {
  const view = (width: number, height: number, channels: number, data: Uint8Array): SourcePixels => ({
    pixels: { width, height, channels: asChannels(channels), stride: channels, data },
    width,
    height,
    owned: false,
  });
  if (column.type.kind === 'tensor') {
    const tensor = tensorAt(column, row);
    if (tensor === null) return null;
    const [height, width, channels] = tensor.shape as [number, number, number];
    if (tensor.shape.length !== 3 || channels < 1 || channels > 4) {
      throw new DecodeError(
        `A tensor of shape [${tensor.shape.join(', ')}] is not a picture: expected [height, width, 1 to 4 channels].`,
        { ...rowOf(context, row), reason: 'not a picture' },
      );
    }
    return view(width, height, channels, tensor.data as Uint8Array);
  }
  const image = imageAt(column, row);
  return image === null ? null : view(image.width, image.height, image.channels, image.data);
}

/** The picture of one row: decoded, or a view of the column's pixels; null for a null row and for a suppressed failure. */
export async function sourceAt(
  column: Column,
  row: number,
  decode: StageDecode | null,
  context: ImageStageContext,
): Promise<SourcePixels | null> {
  if (!isValid(column, row)) return null;
  return decode === null ? viewRow(column, row, context) : decodeRow(column, row, decode, context);
}
