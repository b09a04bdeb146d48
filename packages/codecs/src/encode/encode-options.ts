export type EncodeFormat = 'png' | 'jpeg' | 'webp' | 'avif';

export const encodeFormats: readonly EncodeFormat[] = ['png', 'jpeg', 'webp', 'avif'];

export interface EncodeOptions {
  readonly format: EncodeFormat;
  /** 0 (smallest) to 100 (best); 75 for JPEG and WebP, 50 for AVIF when left out. PNG is lossless and has none. */
  readonly quality?: number;
  /** Named in errors. */
  readonly file?: string;
}
