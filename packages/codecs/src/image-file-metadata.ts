import { adapters } from './adapters.ts';
import { readExifDateTime } from './exif-date-time.ts';
import type { ImageFormat } from './image-format.ts';
import type { ImageHeader } from './image-header.ts';
import { requireFormat } from './probe-image.ts';

/** What a file says of its picture, as Daft's `image_file_metadata` names it, and what Daft does not tell. */
export interface ImageFileMetadata {
  /** Pixels, as stored (before orientation). */
  readonly width: number;
  readonly height: number;
  /** Daft's names, and AVIF, HEIC and JXL. */
  readonly format: string;
  /** Daft's modes: L, LA, RGB, RGBA, with 16 behind them where samples have more than 8 bits. */
  readonly mode: string;
  /** Frames of an animation, pages, icons; 1 for a single picture. */
  readonly frames: number;
  /** EXIF orientation 1..8; 1 when absent or nonsense. */
  readonly orientation: number;
  /** When the picture was taken, else when its file was changed: `YYYY-MM-DDTHH:MM:SS`, without time zone. */
  readonly dateTime: string | null;
}

const formatNames: Readonly<Record<ImageFormat, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WEBP',
  gif: 'GIF',
  bmp: 'BMP',
  ico: 'ICO',
  tiff: 'TIFF',
  avif: 'AVIF',
  heic: 'HEIC',
  jxl: 'JXL',
};

const modeNames = ['L', 'LA', 'RGB', 'RGBA'] as const;

/**
 * Reads what an image file says of itself, of any known format, without decoding it.
 *
 * @param bytes the whole file: frames are counted to its end
 * @param file named in errors
 * @throws DecodeError with a `reason` of {@link decodeReasons}
 */
export function imageFileMetadata(bytes: Uint8Array, file?: string): ImageFileMetadata {
  const adapter = adapters[requireFormat(bytes, file)];
  const header = adapter.probe(bytes, file);
  const exif = adapter.findExif(bytes);
  return {
    width: header.width,
    height: header.height,
    format: formatNames[header.format],
    mode: modeNameOf(header),
    frames: adapter.countFrames(bytes),
    orientation: header.orientation,
    dateTime: exif === null ? null : readExifDateTime(exif),
  };
}

function modeNameOf({ channels, bitDepth }: ImageHeader): string {
  const mode = modeNames[channels - 1]!;
  return bitDepth > 8 ? `${mode}16` : mode;
}
