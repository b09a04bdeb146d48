import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { col, createSession, type ImageValue } from 'pixelframe';
import type { Picture } from '../pictures/draw-picture.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/images/', import.meta.url));
/** Smaller photographs have been scaled down, and lost what makes decoding slow. */
const MIN_BYTES = 40_000;

/** Whether there are photographs beside the checkout. */
export const hasPhotos = (): boolean => existsSync(folder);

/** Decodes the photographs beside the checkout, in an order that is the same everywhere. */
export async function readPhotos(): Promise<readonly ImageValue[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const bytes: Uint8Array[] = [];
  for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    if (/\.jpe?g$/i.test(path) && (await stat(path)).size >= MIN_BYTES)
      bytes.push(new Uint8Array(await readFile(path)));
  }
  const session = createSession({ workers: 0 });
  const image = col('bytes').decodeImage({ onError: 'null' }).alias('image');
  const rows = await session.fromColumns({ bytes }).select(image).toRows();
  await session.close();
  return rows.map((row) => row['image'] as ImageValue | null).filter((photo) => photo !== null);
}

/**
 * Picture `i` of a series: photographs put side by side until `width` x `height` is full, at their own size, so that it has a
 * photograph's detail at every size.
 */
export function tilePhotos(photos: readonly ImageValue[], i: number, width: number, height: number): Picture {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  let next = i;
  for (let top = 0; top < height;) {
    let bottom = height;
    for (let left = 0; left < width;) {
      const photo = photos[next++ % photos.length]!;
      bottom = Math.min(bottom, top + photo.height);
      paste(photo, data, width, height, left, top);
      left += photo.width;
    }
    top = bottom;
  }
  return { width, height, data };
}

function paste(
  { width, height, channels, data: from }: ImageValue,
  to: Uint8ClampedArray,
  toWidth: number,
  toHeight: number,
  left: number,
  top: number,
): void {
  for (let y = 0; y < height && top + y < toHeight; y++) {
    for (let x = 0; x < width && left + x < toWidth; x++) {
      const [source, target] = [(y * width + x) * channels, ((top + y) * toWidth + left + x) * 4];
      for (let c = 0; c < 3; c++) to[target + c] = from[source + (channels >= 3 ? c : 0)]!;
    }
  }
}
