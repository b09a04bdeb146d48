import type { LoadDecoder } from '../decoder.ts';
import { adobeMark } from './adobe-mark.ts';
import { readJpegFrame } from './jpeg-frame.ts';
import { scriptDecoder } from '../script-decoder.ts';

/**
 * Four-component JPEG through jpeg-js, plain JavaScript and so the same everywhere: CMYK, or YCCK where Adobe's mark says
 * so, stored inverted as all writers do. Without a mark the file is taken as Pillow takes it: inverted CMYK.
 */
export const loadCmykJpegDecoder: LoadDecoder = scriptDecoder(async () => {
  const { decode } = await import('jpeg-js');
  return (bytes, { width, height }) => {
    const marked = readJpegFrame(bytes, undefined).adobe ? bytes : withMark(bytes);
    const megapixels = (width * height) / 1e6;
    const { data } = decode(marked, {
      useTArray: true,
      formatAsRGBA: false,
      tolerantDecoding: true,
      maxResolutionInMP: megapixels + 1,
      // Coefficients and samples of four components, and what is handed out.
      maxMemoryUsageInMB: 64 + megapixels * 40,
    });
    return { width, height, channels: 3, stride: 3, data };
  };
});

function withMark(bytes: Uint8Array): Uint8Array {
  const mark = adobeMark(0);
  const marked = new Uint8Array(bytes.length + mark.length);
  marked.set(bytes.subarray(0, 2));
  marked.set(mark, 2);
  marked.set(bytes.subarray(2), 2 + mark.length);
  return marked;
}
