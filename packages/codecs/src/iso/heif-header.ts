import { corrupt, truncated } from '../decode-failure.ts';
import type { ImageHeader } from '../image-header.ts';
import { uint32Be } from '../read-bytes.ts';
import { readHeifItems, type HeifItems } from './heif-items.ts';
import { BoxReader, findBoxAt, type IsoBox } from './iso-boxes.ts';

/**
 * Size, alpha and orientation of the primary item of an AVIF or HEIC file: `ispe`, an auxiliary alpha picture, `irot`
 * and `imir` (an orientation in EXIF counts for nothing there). Throws DecodeError without a size.
 */
export function readHeifHeader(bytes: Uint8Array, format: 'avif' | 'heic', file: string | undefined): ImageHeader {
  const items = readHeifItems(bytes);
  const properties = items?.properties.get(items.primary) ?? [];
  const size = propertyOf(properties, 'ispe');
  const reader = size === undefined ? null : new BoxReader(bytes, size);
  reader?.uint32();
  const width = reader?.uint32() ?? 0;
  const height = reader?.uint32() ?? 0;
  if (items === null || width === 0 || height === 0) {
    if (isCut(bytes)) throw truncated(file, 'the data ends before the size of the picture', false);
    throw corrupt(file, format, 'it says no size');
  }
  const channels = hasAlpha(bytes, items) ? 4 : 3;
  return {
    format,
    width,
    height,
    channels,
    bitDepth: bitDepthOf(bytes, properties),
    orientation: orientationOf(bytes, properties),
  };
}

function propertyOf(properties: readonly IsoBox[], type: string): IsoBox | undefined {
  return properties.find((box) => box.type === type);
}

/** Whether the first boxes reach past the end of the data. */
function isCut(bytes: Uint8Array): boolean {
  const meta = findBoxAt(bytes, ['meta']);
  return (
    meta === null || meta.start + 4 > bytes.length || uint32Be(bytes, meta.start - 8) > bytes.length - meta.start + 8
  );
}

function hasAlpha(bytes: Uint8Array, { primary, auxiliaryOf, properties }: HeifItems): boolean {
  for (const [item, targets] of auxiliaryOf) {
    const kind = propertyOf(properties.get(item) ?? [], 'auxC');
    if (kind === undefined || !targets.includes(primary)) continue;
    const reader = new BoxReader(bytes, kind);
    reader.uint32();
    const urn = reader.text();
    if (urn.endsWith(':alpha') || urn.endsWith(':hevc:2015:auxid:1')) return true;
  }
  return false;
}

function bitDepthOf(bytes: Uint8Array, properties: readonly IsoBox[]): number {
  const pixels = propertyOf(properties, 'pixi');
  if (pixels !== undefined) return bytes[pixels.start + 5] ?? 8;
  const av1 = propertyOf(properties, 'av1C');
  const flags = av1 === undefined ? 0 : (bytes[av1.start + 2] ?? 0);
  if ((flags & 0x40) === 0) return 8;
  return (flags & 0x20) === 0 ? 10 : 12;
}

/** By quarter turns against the clock; unmirrored, top and bottom swapped after it, left and right swapped after it. */
const orientations = [
  [1, 4, 2],
  [8, 5, 7],
  [3, 2, 4],
  [6, 7, 5],
] as const;

function orientationOf(bytes: Uint8Array, properties: readonly IsoBox[]): number {
  const turn = propertyOf(properties, 'irot');
  const mirror = propertyOf(properties, 'imir');
  const quarters = turn === undefined ? 0 : (bytes[turn.start] ?? 0) & 3;
  const mirrored = mirror === undefined ? 0 : 1 + ((bytes[mirror.start] ?? 0) & 1);
  return orientations[quarters]![mirrored]!;
}

/** The EXIF block of a HEIF file, which stands behind the four bytes that say where its TIFF structure begins. */
export function findHeifExif(bytes: Uint8Array): Uint8Array | null {
  const items = readHeifItems(bytes);
  if (items === null) return null;
  for (const [item, type] of items.types) {
    const place = items.places.get(item);
    if (type !== 'Exif' || place === undefined || place.start + 4 > bytes.length) continue;
    return bytes.subarray(place.start + 4 + uint32Be(bytes, place.start), place.end);
  }
  return null;
}

/** Pictures of an image sequence: the samples of its first track; 1 where there is none. */
export function countHeifFrames(bytes: Uint8Array): number {
  const sizes = findBoxAt(bytes, ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsz']);
  if (sizes === null || sizes.start + 12 > sizes.end) return 1;
  return Math.max(1, uint32Be(bytes, sizes.start + 8));
}
