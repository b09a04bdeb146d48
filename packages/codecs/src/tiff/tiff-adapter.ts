import { corrupt, truncated, unsupportedTiffVariant } from '../decode-failure.ts';
import type { FormatAdapter } from '../format-adapter.ts';
import { scriptDecoder } from '../script-decoder.ts';
import { findTiffTruncation } from './tiff-chunks.ts';
import { channelsOf } from './tiff-colours.ts';
import { countDirectories, readFirstDirectory, type TiffDirectory } from './tiff-directory.ts';
import { loadTiffJpegDecoder } from './tiff-jpeg.ts';
import { readTiffLayout, readTiffSize, type TiffLayout } from './tiff-layout.ts';
import { tags } from './tiff-tags.ts';

const loadTiffDecoder = scriptDecoder(async () => (await import('./decode-tiff.ts')).decodeTiff);

export const tiffAdapter: FormatAdapter = {
  probe: (bytes, file) => {
    const directory = directoryOf(bytes, file);
    const size = readTiffSize(directory);
    if (size === null) throw corrupt(file, 'tiff', 'it says no size');
    const layout = readTiffLayout(directory);
    const known = 'colour' in layout ? { channels: channelsOf(layout), bitDepth: bitDepthOf(layout) } : null;
    const { channels, bitDepth } = known ?? { channels: 3 as const, bitDepth: directory.number(tags.bitsPerSample, 8) };
    return { format: 'tiff', ...size, channels, bitDepth, orientation: orientationOf(directory) };
  },
  assertDecodable: (bytes, file) => {
    const layout = readTiffLayout(directoryOf(bytes, file));
    if ('colour' in layout) return;
    if (layout.variant !== undefined) throw unsupportedTiffVariant(file, layout.variant);
    throw corrupt(file, 'tiff', layout.wrong ?? 'it says no size');
  },
  findTruncation: (bytes) => {
    const found = read(bytes);
    return found === null ? null : findTiffTruncation(found.directory, found.layout);
  },
  mend: (bytes) => bytes,
  decoderFor: (bytes) => (read(bytes)?.layout.compression === 'jpeg' ? loadTiffJpegDecoder : loadTiffDecoder),
  countFrames: (bytes) => Math.max(1, countDirectories(bytes)),
  // A TIFF file is itself what EXIF blocks imitate.
  findExif: (bytes) => bytes,
};

function directoryOf(bytes: Uint8Array, file: string | undefined): TiffDirectory {
  const directory = readFirstDirectory(bytes);
  if (directory === null) throw truncated(file, 'TIFF data ends before its first directory', false);
  return directory;
}

function read(bytes: Uint8Array): { directory: TiffDirectory; layout: TiffLayout } | null {
  const directory = readFirstDirectory(bytes);
  const layout = directory === null ? null : readTiffLayout(directory);
  return directory === null || layout === null || !('colour' in layout) ? null : { directory, layout };
}

/** A palette's samples are of 8 bits whatever its indices are. */
function bitDepthOf({ colour, bits }: TiffLayout): number {
  return colour === 'palette' ? 8 : bits;
}

function orientationOf(directory: TiffDirectory): number {
  const value = directory.number(tags.orientation, 1);
  return value >= 1 && value <= 8 ? value : 1;
}
