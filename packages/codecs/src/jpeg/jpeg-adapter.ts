import { tooLargeCmyk, tooManyScans, unsupportedJpegVariant } from '../decode-failure.ts';
import type { FormatAdapter } from '../format-adapter.ts';
import { loadCmykJpegDecoder } from './cmyk-decoder.ts';
import { loadJpegDecoder } from './jpeg-decoder.ts';
import { readJpegFrame } from './jpeg-frame.ts';
import { countScans, findJpegTruncation } from './jpeg-truncation.ts';

const firstArithmeticProcess = 9;

/**
 * A progressive file passes over all its pixels once per scan, however few bytes a scan has: a small hostile file can
 * keep a decoder busy for hours. Encoders write about ten scans; the most any sensible script needs is some tens.
 */
const fewScans = 64;
const maxScannedPixels = 4e9;

/** JavaScript takes its time. */
const maxScannedCmykPixels = 4e8;

/** jpeg-js takes some 30 bytes per pixel of four components while it works. */
const maxCmykPixels = 32e6;

export const jpegAdapter: FormatAdapter = {
  probe: (bytes, file) => {
    const frame = readJpegFrame(bytes, file);
    return {
      format: 'jpeg',
      width: frame.width,
      height: frame.height,
      channels: frame.components === 1 ? 1 : 3,
      bitDepth: frame.precision,
      orientation: frame.orientation,
    };
  },
  assertDecodable: (bytes, file) => {
    const { components, precision, process, width, height } = readJpegFrame(bytes, file);
    if (process >= firstArithmeticProcess) throw unsupportedJpegVariant(file, 'Arithmetic-coded');
    if (process === 3) throw unsupportedJpegVariant(file, 'Lossless');
    if (process > 3) throw unsupportedJpegVariant(file, 'Hierarchical');
    if (precision !== 8) throw unsupportedJpegVariant(file, `${precision}-bit`);
    if (components === 4 && width * height > maxCmykPixels) throw tooLargeCmyk(file, width, height, maxCmykPixels);
    const scans = process === 2 ? countScans(bytes) : 1;
    const most = components === 4 ? maxScannedCmykPixels : maxScannedPixels;
    if (scans > fewScans && scans * width * height > most) throw tooManyScans(file, scans, width, height);
  },
  findTruncation: findJpegTruncation,
  // libjpeg fills the missing blocks by itself.
  mend: (bytes) => bytes,
  decoderFor: (bytes) => (readJpegFrame(bytes, undefined).components === 4 ? loadCmykJpegDecoder : loadJpegDecoder),
  countFrames: () => 1,
  findExif: (bytes) => readJpegFrame(bytes, undefined).exif,
};
