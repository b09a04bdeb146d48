import { LUMA_B, LUMA_G, LUMA_R, LUMA_REACH } from './luma-exceptions.ts';
import { LUMA601_B, LUMA601_G, LUMA601_HALF, LUMA601_R } from './luma601-of.ts';
import {
  advance,
  get,
  i16x8,
  i32,
  i32x4,
  i8x16,
  repeatWhileBelow,
  set,
  storeI32,
  v128,
  when,
  type Code,
  type WasmFunction,
} from '../simd/assembler.ts';

/**
 * luma3 / luma4(src, dst, dstEnd, doubts): luma of pixels of 3 or 4 bytes, four at once. Where a sum lies near a
 * rounding tie, the address of the four is put on the list at `doubts`; answers the end of that list.
 */
export function lumaFunction(stride: 3 | 4): WasmFunction {
  const [src, dst, dstEnd, doubts] = [0, 1, 2, 3];
  const [pixels, sum] = [4, 5];
  const splat = (value: number): Code => i32x4.splat(i32(value));
  const channel = (shift: number): Code => v128.and(i32x4.shrU(get(pixels), i32(shift)), splat(255));
  const weighted = (shift: number, weight: number): Code => i32x4.mul(channel(shift), splat(weight));
  const loaded = v128.load(get(src));
  const spread = [0, 1, 2, 16, 3, 4, 5, 16, 6, 7, 8, 16, 9, 10, 11, 16];
  const near = v128.and(i32x4.add(get(sum), splat(LUMA_REACH)), splat(0xff_ff_ff));
  const four: Code = [
    set(pixels, stride === 4 ? loaded : v128.shuffle(loaded, spread)),
    set(
      sum,
      i32x4.add(i32x4.add(weighted(0, LUMA_R), weighted(8, LUMA_G)), i32x4.add(weighted(16, LUMA_B), splat(1 << 23))),
    ),
    when(v128.anyTrue(i32x4.leU(near, splat(2 * LUMA_REACH))), [
      storeI32(get(doubts), get(dst)),
      advance(doubts, i32(4)),
    ]),
    set(sum, i32x4.shrU(get(sum), i32(24))),
    set(sum, i16x8.narrowS(get(sum), get(sum))),
    v128.store32(get(dst), i8x16.narrowU(get(sum), get(sum))),
    advance(src, i32(4 * stride)),
    advance(dst, i32(4)),
  ];
  const body: Code = [repeatWhileBelow(four, get(dst), get(dstEnd)), get(doubts)];
  return { name: `luma${stride}`, params: 4, result: true, integers: 0, vectors: 2, body };
}

/** rec601of3 / rec601of4(src, dst, dstEnd): Pillow's luma of pixels of 3 or 4 bytes, four at once. */
export function luma601Function(stride: 3 | 4): WasmFunction {
  const [src, dst, dstEnd] = [0, 1, 2];
  const [pixels, sum] = [3, 4];
  const splat = (value: number): Code => i32x4.splat(i32(value));
  const weighted = (shift: number, weight: number): Code =>
    i32x4.mul(v128.and(i32x4.shrU(get(pixels), i32(shift)), splat(255)), splat(weight));
  const loaded = v128.load(get(src));
  const spread = [0, 1, 2, 16, 3, 4, 5, 16, 6, 7, 8, 16, 9, 10, 11, 16];
  const colours = i32x4.add(weighted(0, LUMA601_R), weighted(8, LUMA601_G));
  const rest = i32x4.add(weighted(16, LUMA601_B), splat(LUMA601_HALF));
  const four: Code = [
    set(pixels, stride === 4 ? loaded : v128.shuffle(loaded, spread)),
    set(sum, i32x4.shrU(i32x4.add(colours, rest), i32(16))),
    set(sum, i16x8.narrowS(get(sum), get(sum))),
    v128.store32(get(dst), i8x16.narrowU(get(sum), get(sum))),
    advance(src, i32(4 * stride)),
    advance(dst, i32(4)),
  ];
  const body = repeatWhileBelow(four, get(dst), get(dstEnd));
  return { name: `rec601of${stride}`, params: 3, result: false, integers: 0, vectors: 2, body };
}
