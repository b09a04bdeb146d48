import type { FormatAdapter } from '../format-adapter.ts';
import { findJxlExif } from './jxl-container.ts';
import { loadJxlDecoder } from './jxl-decoder.ts';
import { readJxlHeader } from './jxl-header.ts';

export const jxlAdapter: FormatAdapter = {
  probe: readJxlHeader,
  assertDecodable: () => undefined,
  findTruncation: () => null,
  mend: () => null,
  decoderFor: () => loadJxlDecoder,
  countFrames: () => 1,
  findExif: findJxlExif,
};
