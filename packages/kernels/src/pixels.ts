import { PlanError } from '@pixelframe/columnar';

/**
 * Interleaved 8-bit pixels, row-major without row padding. `stride` = bytes from one pixel to the next (>= channels),
 * so RGBA decoder output is read as RGB without a copy.
 */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
  readonly stride: number;
  readonly data: Uint8Array;
}

export type PixelMode = 'L' | 'LA' | 'RGB' | 'RGBA';

/** Bytes a tightly packed copy takes. */
export function packedLength(pixels: Pixels): number {
  return pixels.width * pixels.height * pixels.channels;
}

/** Zeros: black, transparent where there is alpha. */
export function blankPixels({ width, height }: Pick<Pixels, 'width' | 'height'>, channels: Pixels['channels']): Pixels {
  return { width, height, channels, stride: channels, data: new Uint8Array(width * height * channels) };
}

/** Throws a PlanError where the fields of `pixels` contradict each other. */
export function checkPixels(pixels: Pixels): void {
  const { width, height, channels, stride, data } = pixels;
  const sizes = Number.isInteger(width) && Number.isInteger(height) && width >= 0 && height >= 0;
  if (!sizes || !Number.isInteger(stride) || stride < channels) {
    throw new PlanError(`Pixels of ${width}x${height} with ${channels} channels cannot have a stride of ${stride}.`, {
      hint: 'Width and height are whole numbers of pixels; the stride is at least the number of channels.',
    });
  }
  const count = width * height;
  const needed = count === 0 ? 0 : (count - 1) * stride + channels;
  if (data.length < needed) {
    throw new PlanError(`Pixels of ${width}x${height} need ${needed} bytes, but ${data.length} were given.`, {
      hint: `The data holds one pixel every ${stride} bytes, row after row.`,
    });
  }
}

/** The picture with `stride === channels`: the same data where it already is so, otherwise a copy. */
export function packPixels(pixels: Pixels): Uint8Array {
  const { channels, stride, data } = pixels;
  const length = packedLength(pixels);
  if (stride === channels) return data.length === length ? data : data.subarray(0, length);
  const packed = new Uint8Array(length);
  if (channels === 3) {
    for (let from = 0, to = 0; to < length; from += stride, to += 3) {
      packed[to] = data[from]!;
      packed[to + 1] = data[from + 1]!;
      packed[to + 2] = data[from + 2]!;
    }
    return packed;
  }
  for (let from = 0, to = 0; to < length; from += stride) {
    for (let c = 0; c < channels; c++) packed[to++] = data[from + c]!;
  }
  return packed;
}
