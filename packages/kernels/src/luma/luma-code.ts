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

/** Pixels of one turn of the loop; doubts are about that many together. */
export const LUMA_GROUP = 16;
const VECTOR_PIXELS = 4;
/** Weights have 24 bits; the products of 16-bit lanes take them in two parts. */
const LOW_BITS = 12;

/** Four pixels of 3 bytes, spread to 4 bytes each. */
const FOUR_BYTES = [0, 1, 2, 0, 3, 4, 5, 0, 6, 7, 8, 0, 9, 10, 11, 0];

/** Two signed 16-bit numbers, as the lanes of one of 32 bits. */
const pair = (first: number, second: number): Code => i32x4.splat(i32(first | (second << 16)));
const high = (weight: number): number => weight >> LOW_BITS;
const low = (weight: number): number => weight & ((1 << LOW_BITS) - 1);

/**
 * luma3 / luma4(src, dst, dstEnd, doubts): luma of pixels of 3 or 4 bytes, 16 at once. Where a sum lies near a rounding
 * tie, the address of the 16 is put on the list at `doubts`; answers the end of that list.
 */
export function lumaFunction(stride: 3 | 4): WasmFunction {
  const [src, dst, dstEnd, doubts] = [0, 1, 2, 3];
  const [pixels, reds, greens, near] = [4, 5, 6, 7];
  const [highPair, lowPair, highGreen, lowGreen, rounding, fraction, reach, even] = [8, 9, 10, 11, 12, 13, 14, 15];
  const sums = [16, 17, 18, 19];
  const loaded = (i: number): Code => v128.load(get(src), i * VECTOR_PIXELS * stride);
  const constants = [
    set(highPair, pair(high(LUMA_R), high(LUMA_B))),
    set(lowPair, pair(low(LUMA_R), low(LUMA_B))),
    // The fourth byte, whatever it is, weighs nothing.
    set(highGreen, pair(high(LUMA_G), 0)),
    set(lowGreen, pair(low(LUMA_G), 0)),
    set(even, i32x4.splat(i32(0xff_00_ff))),
    // The reach is taken off again below: sums near a tie are then those with a small fraction.
    set(rounding, i32x4.splat(i32((1 << 23) + LUMA_REACH))),
    set(fraction, i32x4.splat(i32(0xff_ff_ff))),
    set(reach, i32x4.splat(i32(LUMA_REACH))),
  ];
  const four = sums.map((sum, i): Code => {
    const dots = (two: number, one: number): Code =>
      i32x4.add(i32x4.dot(get(reds), get(two)), i32x4.dot(get(greens), get(one)));
    const distance = v128.and(get(sum), get(fraction));
    return [
      set(pixels, stride === 4 ? loaded(i) : v128.pick(loaded(i), loaded(i), FOUR_BYTES)),
      set(reds, v128.and(get(pixels), get(even))),
      set(greens, i16x8.shrU(get(pixels), i32(8))),
      set(
        sum,
        i32x4.add(
          i32x4.add(i32x4.shl(dots(highPair, highGreen), i32(LOW_BITS)), dots(lowPair, lowGreen)),
          get(rounding),
        ),
      ),
      set(near, i === 0 ? distance : i32x4.minU(get(near), distance)),
    ];
  });
  const luma = (sum: number): Code => i32x4.shrU(i32x4.sub(get(sum), get(reach)), i32(24));
  const [a, b, c, d] = sums.map(luma) as [Code, Code, Code, Code];
  const turn: Code = [
    ...four,
    v128.store(get(dst), i8x16.narrowU(i16x8.narrowS(a, b), i16x8.narrowS(c, d)), 0),
    when(v128.anyTrue(i32x4.leU(get(near), i32x4.splat(i32(2 * LUMA_REACH)))), [
      storeI32(get(doubts), get(dst)),
      advance(doubts, i32(4)),
    ]),
    advance(src, i32(LUMA_GROUP * stride)),
    advance(dst, i32(LUMA_GROUP)),
  ];
  const body: Code = [...constants, repeatWhileBelow(turn, get(dst), get(dstEnd)), get(doubts)];
  return { name: `luma${stride}`, params: 4, result: true, integers: 0, vectors: 16, body };
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
