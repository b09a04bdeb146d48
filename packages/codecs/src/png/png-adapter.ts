import type { FormatAdapter } from '../format-adapter.ts';
import { findPngTruncation } from './png-chunks.ts';
import { loadPngDecoder } from './png-decoder.ts';
import { countPngFrames, findPngExif, readPngHeader } from './png-header.ts';
import { mendPng } from './mend-png.ts';

export const pngAdapter: FormatAdapter = {
  probe: readPngHeader,
  assertDecodable: () => undefined,
  findTruncation: findPngTruncation,
  mend: mendPng,
  decoderFor: () => loadPngDecoder,
  countFrames: countPngFrames,
  findExif: findPngExif,
};
