import type { ImageHeader } from '../image-header.ts';
import type { Size } from './native-way.ts';

const eighths = 8;

/**
 * The size to ask a native decoder for when no more than `within` is needed: for JPEG, whose transform can be evaluated
 * at n/8 of its size (libjpeg's `scale_num`), the smallest such size that reaches `within` on both sides; a decoder asked
 * for anything between two such sizes takes the smaller one. Null for the full size, and for formats that cannot scale.
 */
export function scaledSize({ format, width, height }: ImageHeader, within: Size | null): Size | null {
  if (format !== 'jpeg' || within === null) return null;
  for (let n = 1; n < eighths; n++) {
    const scaled = { width: Math.ceil((width * n) / eighths), height: Math.ceil((height * n) / eighths) };
    if (scaled.width >= within.width && scaled.height >= within.height) return scaled;
  }
  return null;
}
