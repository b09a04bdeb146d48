import { corrupt, truncated } from '../decode-failure.ts';
import type { LoadDecoder } from '../decoder.ts';
import type { FormatAdapter } from '../format-adapter.ts';
import { loadPngDecoder } from '../png/png-decoder.ts';
import { readPngHeader } from '../png/png-header.ts';
import { scriptDecoder } from '../script-decoder.ts';
import { bestIcon, countIcons } from './ico-directory.ts';
import { packRgba } from './pack-rgba.ts';

const loadBitmapDecoder = scriptDecoder(async () => (await import('./decode-icon-bitmap.ts')).decodeIconBitmap);

/** The PNG decoder over the one PNG file inside an icon. */
const loadPngIconDecoder: LoadDecoder = async (loadWasm) => {
  const create = await loadPngDecoder(loadWasm);
  return async () => {
    const decoder = await create();
    return {
      decode: (bytes, header) => {
        const entry = bestIcon(bytes);
        const png = typeof entry === 'string' ? bytes : bytes.subarray(entry.start, entry.end);
        return packRgba(decoder.decode(png, { ...readPngHeader(png, undefined), orientation: header.orientation }));
      },
      messages: decoder.messages,
      get memoryBytes() {
        return decoder.memoryBytes;
      },
    };
  };
};

export const icoAdapter: FormatAdapter = {
  probe: (bytes, file) => {
    const entry = bestIcon(bytes);
    if (typeof entry === 'string') {
      if (entry.startsWith('it ends')) throw truncated(file, `ICO data${entry.slice(2)}`, false);
      throw corrupt(file, 'ico', entry);
    }
    return { format: 'ico', width: entry.width, height: entry.height, channels: 4, bitDepth: 8, orientation: 1 };
  },
  assertDecodable: () => undefined,
  findTruncation: () => null,
  mend: () => null,
  decoderFor: (bytes) => {
    const entry = bestIcon(bytes);
    return typeof entry !== 'string' && entry.png ? loadPngIconDecoder : loadBitmapDecoder;
  },
  countFrames: (bytes) => Math.max(1, countIcons(bytes)),
  findExif: () => null,
};
