import { freshPlane } from './luma.ts';
import { packPixels, type Pixels } from '../pixels.ts';
import { luma601Simd } from './luma-simd.ts';
import { luma601Of } from './luma601-of.ts';

/**
 * Luma plane, width * height bytes, as Pillow's `convert('L')`: Rec. 601 weights of 16 bits, alpha ignored.
 * L and LA give their first channel; a packed L picture is returned as it is, without a copy.
 *
 * @param allocate - where colour pictures' planes go
 */
export function luma601(src: Pixels, allocate = freshPlane): Uint8Array {
  if (src.channels < 3) return packPixels({ ...src, channels: 1 });
  const out = allocate(src.width * src.height);
  if (!luma601Simd(src, out)) luma601Scalar(src, out);
  return out;
}

/** Luma of colour pixels of any stride, without SIMD. */
export function luma601Scalar(src: Pixels, out: Uint8Array): void {
  const { stride, data } = src;
  for (let i = 0, at = 0; i < out.length; i++, at += stride)
    out[i] = luma601Of(data[at]!, data[at + 1]!, data[at + 2]!);
}
