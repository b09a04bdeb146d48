import type { FormatAdapter } from './format-adapter.ts';
import type { DecodableFormat } from './image-format.ts';
import { jpegAdapter } from './jpeg/jpeg-adapter.ts';
import { pngAdapter } from './png/png-adapter.ts';
import { webpAdapter } from './webp/webp-adapter.ts';

export const adapters: Readonly<Record<DecodableFormat, FormatAdapter>> = {
  jpeg: jpegAdapter,
  png: pngAdapter,
  webp: webpAdapter,
};
