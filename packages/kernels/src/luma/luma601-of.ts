/** Rec. 601 in units of 2^-16, as Pillow has it. */
export const LUMA601_R = 19_595;
export const LUMA601_G = 38_470;
export const LUMA601_B = 7_471;
export const LUMA601_HALF = 0x80_00;

/** Of one colour. */
export function luma601Of(r: number, g: number, b: number): number {
  return (r * LUMA601_R + g * LUMA601_G + b * LUMA601_B + LUMA601_HALF) >> 16;
}
