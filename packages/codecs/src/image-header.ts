import type { ImageFormat } from './image-format.ts';

/** What a file says of its picture before any pixel is decoded. */
export interface ImageHeader {
  readonly format: ImageFormat;
  /** Pixels, as stored (before orientation). */
  readonly width: number;
  readonly height: number;
  /** Samples per pixel of the native layout: L, LA, RGB, RGBA. Palettes and tRNS count expanded, CMYK as 3. */
  readonly channels: 1 | 2 | 3 | 4;
  /** Bits per sample of the file; a palette's samples are 8 bits whatever the width of its indices. */
  readonly bitDepth: number;
  /** EXIF orientation 1..8; 1 when absent or nonsense. */
  readonly orientation: number;
}
