import { LUMA_GROUP } from './luma-code.ts';
import { lumaOf } from './luma-of.ts';
import type { Pixels } from '../pixels.ts';
import { simdWith } from '../simd/simd.ts';

/** Pixels in WebAssembly memory at once; a multiple of {@link LUMA_GROUP}. */
const STRIP = 2 ** 16;

/** Luma of packed RGB or 4-byte pixels into `out`; false, with nothing done, where SIMD cannot. */
export function lumaSimd(src: Pixels, out: Uint8Array): boolean {
  const { stride, data } = src;
  if (stride !== 3 && stride !== 4) return false;
  // Groups are loaded and stored whole, past the last pixel too.
  const plane = STRIP * stride + 16;
  const doubts = plane + STRIP + 16;
  const simd = simdWith(doubts + STRIP + 16);
  if (simd === null) return false;
  const bytes = new Uint8Array(simd.memory.buffer);
  const run = stride === 3 ? simd.luma3 : simd.luma4;
  for (let first = 0; first < out.length; first += STRIP) {
    const count = Math.min(STRIP, out.length - first);
    bytes.set(data.subarray(first * stride, (first + count) * stride), 0);
    const end = run(0, plane, plane + count, doubts);
    out.set(bytes.subarray(plane, plane + count), first);
    for (const address of new Uint32Array(simd.memory.buffer, doubts, (end - doubts) / 4)) {
      const start = first + address - plane;
      for (let i = start; i < Math.min(start + LUMA_GROUP, out.length); i++) {
        out[i] = lumaOf(data[i * stride]!, data[i * stride + 1]!, data[i * stride + 2]!);
      }
    }
  }
  return true;
}

/** Rec. 601 luma as {@link lumaSimd}; no sum is in doubt there. */
export function luma601Simd(src: Pixels, out: Uint8Array): boolean {
  const { stride, data } = src;
  if (stride !== 3 && stride !== 4) return false;
  const plane = STRIP * stride + 16;
  const simd = simdWith(plane + STRIP + 16);
  if (simd === null) return false;
  const bytes = new Uint8Array(simd.memory.buffer);
  const run = stride === 3 ? simd.rec601of3 : simd.rec601of4;
  for (let first = 0; first < out.length; first += STRIP) {
    const count = Math.min(STRIP, out.length - first);
    bytes.set(data.subarray(first * stride, (first + count) * stride), 0);
    run(0, plane, plane + count);
    out.set(bytes.subarray(plane, plane + count), first);
  }
  return true;
}
