import { avifAdapter } from './avif/avif-adapter.ts';
import { bmpAdapter } from './bmp/bmp-adapter.ts';
import type { FormatAdapter } from './format-adapter.ts';
import { gifAdapter } from './gif/gif-adapter.ts';
import { heicAdapter } from './heic/heic-adapter.ts';
import { icoAdapter } from './ico/ico-adapter.ts';
import type { ImageFormat } from './image-format.ts';
import { jpegAdapter } from './jpeg/jpeg-adapter.ts';
import { jxlAdapter } from './jxl/jxl-adapter.ts';
import { pngAdapter } from './png/png-adapter.ts';
import { tiffAdapter } from './tiff/tiff-adapter.ts';
import { webpAdapter } from './webp/webp-adapter.ts';

export const adapters: Readonly<Record<ImageFormat, FormatAdapter>> = {
  jpeg: jpegAdapter,
  png: pngAdapter,
  webp: webpAdapter,
  gif: gifAdapter,
  bmp: bmpAdapter,
  ico: icoAdapter,
  tiff: tiffAdapter,
  avif: avifAdapter,
  heic: heicAdapter,
  jxl: jxlAdapter,
};
