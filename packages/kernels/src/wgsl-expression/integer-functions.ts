/** What WGSL defines where processors differ: x / 0 is x, and the least i32 by -1 wraps to itself when stored. */
export const divideIntegers = (a: number, b: number): number => (b === 0 ? a : a / b);

export const integerRemainder = (a: number, b: number): number => (b === 0 ? 0 : a % b);

export function countOneBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export const countLeadingZeros = Math.clz32;

/** 32 for 0. */
export const countTrailingZeros = (value: number): number => 32 - Math.clz32(~value & (value - 1));

/** Place of the highest 1; -1, which is all ones in u32, for 0. */
export const firstLeadingBit = (value: number): number => 31 - Math.clz32(value);

/** Place of the highest bit that is not the sign. */
export const firstLeadingSignedBit = (value: number): number => firstLeadingBit(value < 0 ? ~value : value);

/** Place of the lowest 1; -1 for 0. */
export const firstTrailingBit = (value: number): number => 31 - Math.clz32(value & -value);

export function reverseBits(value: number): number {
  let bits = ((value >>> 1) & 0x55555555) | ((value & 0x55555555) << 1);
  bits = ((bits >>> 2) & 0x33333333) | ((bits & 0x33333333) << 2);
  bits = ((bits >>> 4) & 0x0f0f0f0f) | ((bits & 0x0f0f0f0f) << 4);
  bits = ((bits >>> 8) & 0x00ff00ff) | ((bits & 0x00ff00ff) << 8);
  return (bits >>> 16) | (bits << 16);
}

/** The nearest value that f32 and the integer type share: where WGSL ends the conversion. */
export const LARGEST_SHARED = { i32: 2_147_483_520, u32: 4_294_967_040 } as const;

export const toI32 = (x: number): number => Math.min(Math.max(x, -2_147_483_648), LARGEST_SHARED.i32);

export const toU32 = (x: number): number => Math.min(Math.max(x, 0), LARGEST_SHARED.u32);
