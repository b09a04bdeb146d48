import { corrupt } from '../decode-failure.ts';
import type { FormatAdapter } from '../format-adapter.ts';
import { countHeifFrames, findHeifExif, readHeifHeader } from '../iso/heif-header.ts';
import { readHeifItems } from '../iso/heif-items.ts';
import { readAv1Size } from './av1-size.ts';
import { loadAvifDecoder } from './avif-decoder.ts';

export const avifAdapter: FormatAdapter = {
  probe: (bytes, file) => readHeifHeader(bytes, 'avif', file),
  assertDecodable: (bytes, file) => {
    const { width, height } = readHeifHeader(bytes, 'avif', file);
    const items = readHeifItems(bytes);
    if (items === null) return;
    if (!(items.properties.get(items.primary) ?? []).some((box) => box.type === 'pixi')) {
      throw corrupt(file, 'avif', "it has no 'pixi' property, which its decoder insists on");
    }
    // Tiles of a grid are smaller than the whole; nothing else is larger, but for the padding of some encoders.
    for (const item of items.types.keys()) {
      const coded = readAv1Size(bytes, items, item);
      if (coded !== null && (coded.width > width + maxPadding || coded.height > height + maxPadding)) {
        throw corrupt(
          file,
          'avif',
          `it holds ${coded.width} x ${coded.height} pixels where its header says ${width} x ${height}`,
        );
      }
    }
  },
  findTruncation: (bytes) => {
    const items = readHeifItems(bytes);
    const place = items?.places.get(items.primary);
    if (place === undefined || place.end <= bytes.length) return null;
    return `AVIF data has ${bytes.length} of the ${place.end} bytes its picture takes`;
  },
  mend: () => null,
  decoderFor: () => loadAvifDecoder,
  countFrames: countHeifFrames,
  findExif: findHeifExif,
};

const maxPadding = 64;
