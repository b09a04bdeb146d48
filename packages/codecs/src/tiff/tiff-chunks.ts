import type { TiffDirectory } from './tiff-directory.ts';
import type { TiffLayout } from './tiff-layout.ts';
import { tags } from './tiff-tags.ts';

/** One strip or tile: its part of the picture, of one plane or of all samples. */
export interface TiffChunk {
  readonly start: number;
  readonly end: number;
  readonly x: number;
  readonly y: number;
  /** Of the data, which in a tile may reach over the picture. */
  readonly width: number;
  readonly height: number;
  /** The plane it holds; 0 where samples are interleaved. */
  readonly plane: number;
}

/**
 * Overlapping strips could make a small file a long read: their bytes together may be this many times the file's,
 * beyond a megabyte.
 */
const maxReuse = 4;
const freeBytes = 1 << 20;

/** The strips or tiles in order, those past the end of the file empty; a clause where they cannot be right. */
export function readTiffChunks(directory: TiffDirectory, layout: TiffLayout): TiffChunk[] | string {
  const { width, height, chunkWidth, chunkHeight, tiled, planar, samples } = layout;
  const across = Math.ceil(width / chunkWidth);
  const down = Math.ceil(height / chunkHeight);
  const planes = planar ? samples : 1;
  const total = across * down * planes;
  // Some writers say tiles by the strips' tags.
  const offsets = numbersOf(directory, tiled ? tags.tileOffsets : tags.stripOffsets, tags.stripOffsets);
  const counts = numbersOf(directory, tiled ? tags.tileByteCounts : tags.stripByteCounts, tags.stripByteCounts);
  const fileBytes = directory.bytes.length;
  if (offsets.length < total) return `it has ${offsets.length} of its ${total} strips or tiles`;
  const chunks: TiffChunk[] = [];
  let read = 0;
  for (let i = 0; i < total; i++) {
    const place = i % (across * down);
    const y = Math.floor(place / across) * chunkHeight;
    const start = Math.min(offsets[i]!, fileBytes);
    const end = Math.min(start + (counts[i] ?? untilNext(offsets, i)), fileBytes);
    read += end - start;
    const rows = tiled ? chunkHeight : Math.min(chunkHeight, height - y);
    const plane = Math.floor(i / (across * down));
    chunks.push({ start, end, x: (place % across) * chunkWidth, y, width: chunkWidth, height: rows, plane });
  }
  if (read > fileBytes * maxReuse + freeBytes) return 'its strips or tiles overlap';
  return chunks;
}

/** Without byte counts a strip reaches to the next one, or to the end of the file. */
function untilNext(offsets: readonly number[], i: number): number {
  const length = (offsets[i + 1] ?? Number.POSITIVE_INFINITY) - offsets[i]!;
  return length > 0 ? length : Number.POSITIVE_INFINITY;
}

function numbersOf(directory: TiffDirectory, tag: number, otherwise: number): number[] {
  return directory.numbers(directory.has(tag) ? tag : otherwise);
}

/** How the strips or tiles reach past the end of the file, as a clause; null when they do not. */
export function findTiffTruncation(directory: TiffDirectory, { tiled }: TiffLayout): string | null {
  const offsets = numbersOf(directory, tiled ? tags.tileOffsets : tags.stripOffsets, tags.stripOffsets);
  const counts = numbersOf(directory, tiled ? tags.tileByteCounts : tags.stripByteCounts, tags.stripByteCounts);
  const fileBytes = directory.bytes.length;
  let needed = 0;
  for (let i = 0; i < offsets.length; i++) needed = Math.max(needed, offsets[i]! + (counts[i] ?? 0));
  return needed <= fileBytes ? null : `TIFF data has ${fileBytes} of the ${needed} bytes its strips or tiles take`;
}
