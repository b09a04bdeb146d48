import {
  advance,
  get,
  i16x8,
  i32,
  i8x16,
  repeatWhileBelow,
  set,
  v128,
  type Code,
  type WasmFunction,
} from '../simd/assembler.ts';

/** Bytes taken at once. */
export const PREMULTIPLY_STEP = 16;

/**
 * premultiply4(src, dst, dstEnd): colours of RGBA times their alpha, four pixels at once. Alpha is multiplied by 255, which
 * by the rounded division leaves it as it is. No product with its rounding passes 16 bits.
 */
export function premultiplyFunction(): WasmFunction {
  const [src, dst, dstEnd] = [0, 1, 2];
  const [pixels, wide] = [3, 4];
  // Of two pixels of 16-bit channels: alpha for each colour, 255 for alpha.
  const factors = [6, 7, 6, 7, 6, 7, 16, 17, 14, 15, 14, 15, 14, 15, 16, 17];
  const two = (half: Code): Code => [
    set(wide, half),
    set(wide, i16x8.mul(get(wide), v128.pick(get(wide), i16x8.splat(i32(255)), factors))),
    set(wide, i16x8.add(get(wide), i16x8.splat(i32(128)))),
    i16x8.shrU(i16x8.add(get(wide), i16x8.shrU(get(wide), i32(8))), i32(8)),
  ];
  const four: Code = [
    set(pixels, v128.load(get(src))),
    v128.store(get(dst), i8x16.narrowU(two(i16x8.lowU(get(pixels))), two(i16x8.highU(get(pixels)))), 0),
    advance(src, i32(PREMULTIPLY_STEP)),
    advance(dst, i32(PREMULTIPLY_STEP)),
  ];
  const body = repeatWhileBelow(four, get(dst), get(dstEnd));
  return { name: 'premultiply4', params: 3, result: false, integers: 0, vectors: 2, body };
}
