import { LUMA_B, LUMA_EXCEPTIONS, LUMA_G, LUMA_R } from './luma-exceptions.ts';

const corrections = new Map(Array.from(LUMA_EXCEPTIONS, (entry) => [entry >>> 2, (entry & 3) - 1]));

/** Luma of one triple, 0..255: integers plus the table of exceptions, equal to the f32 definition on all 2^24 triples. */
export function lumaOf(r: number, g: number, b: number): number {
  const sum = (Math.imul(r, LUMA_R) + Math.imul(g, LUMA_G) + Math.imul(b, LUMA_B) + (1 << 23)) | 0;
  return (sum >>> 24) + (corrections.get((r << 16) | (g << 8) | b) ?? 0);
}
