import type { FormatAdapter } from '../format-adapter.ts';
import { findWebpTruncation, promisedLength } from './webp-chunks.ts';
import { loadWebpDecoder } from './webp-decoder.ts';
import { countWebpFrames, findWebpExif, readWebpHeader } from './webp-header.ts';

/** A RIFF size is whatever the file says; beyond this a cut file is not filled up. */
const maxMendedBytes = 64 * 1024 * 1024;

export const webpAdapter: FormatAdapter = {
  probe: readWebpHeader,
  assertDecodable: () => undefined,
  findTruncation: findWebpTruncation,
  // libwebp insists on the promised length; zeros let it decode all that is there, and something dull for the rest.
  mend: (bytes) => {
    const length = promisedLength(bytes);
    if (length <= bytes.length || length > maxMendedBytes) return null;
    const whole = new Uint8Array(length);
    whole.set(bytes);
    return whole;
  },
  decoderFor: () => loadWebpDecoder,
  countFrames: countWebpFrames,
  findExif: findWebpExif,
};
