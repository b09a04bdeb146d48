import { corrupt, truncated } from '../decode-failure.ts';
import type { FormatAdapter } from '../format-adapter.ts';
import { scriptDecoder } from '../script-decoder.ts';
import { pixelsAt, readBmpFile, rowBytesOf, type BmpLayout } from './bmp-header.ts';

const loadBmpDecoder = scriptDecoder(async () => (await import('./decode-bmp.ts')).decodeBmp);

export const bmpAdapter: FormatAdapter = {
  probe: (bytes, file) => {
    const layout = readBmpFile(bytes);
    if (typeof layout === 'string') {
      if (layout.startsWith('it ends')) throw truncated(file, `BMP data${layout.slice(2)}`, false);
      throw corrupt(file, 'bmp', layout);
    }
    const { width, height } = layout;
    return { format: 'bmp', width, height, channels: channelsOf(layout), bitDepth: 8, orientation: 1 };
  },
  assertDecodable: () => undefined,
  findTruncation: (bytes) => {
    const layout = readBmpFile(bytes);
    if (typeof layout === 'string' || layout.rle) return null;
    // The padding of the last row is often left out.
    const rowBytes = rowBytesOf(layout.width, layout.bits);
    const used = Math.ceil((layout.width * layout.bits) / 8);
    const needed = pixelsAt(bytes) + rowBytes * (layout.height - 1) + used;
    return needed <= bytes.length ? null : `BMP data has ${bytes.length} of the ${needed} bytes its header promises`;
  },
  mend: (bytes) => bytes,
  decoderFor: () => loadBmpDecoder,
  countFrames: () => 1,
  findExif: () => null,
};

function channelsOf({ masks }: BmpLayout): 3 | 4 {
  return masks !== null && masks[3] !== 0 ? 4 : 3;
}
