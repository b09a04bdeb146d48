import { packPixels, type Pixels } from '../pixels.ts';
import { lumaSimd } from './luma-simd.ts';
import { LUMA_B, LUMA_G, LUMA_R, LUMA_REACH } from './luma-exceptions.ts';
import { lumaOf } from './luma-of.ts';

export const freshPlane = (length: number): Uint8Array => new Uint8Array(length);

const HALF = 1 << 23;
const FRACTION = 0xff_ff_ff;

/**
 * Luma plane, width * height bytes: Daft's f32 BT.709-like weights without fused multiply-add, alpha ignored.
 * L and LA give their first channel; a packed L picture is returned as it is, without a copy.
 *
 * @param allocate - where colour pictures' planes go
 */
export function luma(src: Pixels, allocate = freshPlane): Uint8Array {
  if (src.channels < 3) return packPixels({ ...src, channels: 1 });
  const out = allocate(src.width * src.height);
  if (!lumaSimd(src, out)) lumaScalar(src, out);
  return out;
}

/** Luma of colour pixels of any stride, without SIMD. */
export function lumaScalar(src: Pixels, out: Uint8Array): void {
  const { stride, data } = src;
  // Imported bindings are read through a getter under some loaders; in the loop that costs tenfold.
  const [wr, wg, wb, reach] = [LUMA_R, LUMA_G, LUMA_B, LUMA_REACH];
  for (let i = 0, at = 0; i < out.length; i++, at += stride) {
    const r = data[at]!;
    const g = data[at + 1]!;
    const b = data[at + 2]!;
    const sum = (((Math.imul(r, wr) + Math.imul(g, wg)) | 0) + ((Math.imul(b, wb) + HALF) | 0)) | 0;
    out[i] = ((sum + reach) & FRACTION) > 2 * reach ? sum >>> 24 : lumaOf(r, g, b);
  }
}
