import { unsupportedFormat } from '../decode-failure.ts';
import type { FormatAdapter } from '../format-adapter.ts';
import { countHeifFrames, findHeifExif, readHeifHeader } from '../iso/heif-header.ts';

/** HEIC is read as far as its header: no decoder of it may be given away, and only some browsers have one. */
export const heicAdapter: FormatAdapter = {
  probe: (bytes, file) => readHeifHeader(bytes, 'heic', file),
  assertDecodable: (_, file) => {
    throw unsupportedFormat(file, 'heic');
  },
  findTruncation: () => null,
  mend: () => null,
  decoderFor: () => () => Promise.reject(unsupportedFormat(undefined, 'heic')),
  countFrames: countHeifFrames,
  findExif: findHeifExif,
};
