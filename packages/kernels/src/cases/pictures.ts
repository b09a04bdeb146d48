import type { Pixels } from '../pixels.ts';

/** Colour test card: gradients of different periods, and an xor pattern that no filter smooths away. */
export function waves(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data[to++] = 7 * x + 3 * y;
      data[to++] = Math.floor((x * x) / 16) + 5 * y;
      data[to++] = 9 * (x ^ y);
    }
  }
  return { width, height, channels: 3, stride: 3, data };
}

/** Noise from a linear congruential generator. */
export function lcg(width: number, height: number, channels: 1 | 2 | 3 | 4, seed: number): Pixels {
  let state = seed;
  const data = Uint8Array.from({ length: width * height * channels }, () => {
    state = (Math.imul(1_664_525, state) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
  return { width, height, channels, stride: channels, data };
}

export function flat(width: number, height: number, colour: readonly number[]): Pixels {
  const channels = colour.length as 1 | 2 | 3 | 4;
  const data = Uint8Array.from({ length: width * height * channels }, (_, i) => colour[i % channels]!);
  return { width, height, channels, stride: channels, data };
}

/** Grey ramp from left to right. */
export function ramp(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i++) data[i] = Math.floor(((Math.floor(i / 3) % width) * 255) / (width - 1));
  return { width, height, channels: 3, stride: 3, data };
}

/** The same picture with `stride` bytes from pixel to pixel; the bytes between are not zero, so reading one shows. */
export function spread(src: Pixels, stride: number): Pixels {
  const data = new Uint8Array(src.width * src.height * stride).fill(173);
  for (let i = 0; i < src.width * src.height; i++) {
    data.set(src.data.subarray(i * src.stride, i * src.stride + src.channels), i * stride);
  }
  return { ...src, stride, data };
}
