import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawPicture } from '../pictures/draw-picture.ts';
import { encodeJpeg } from '../pictures/encode-jpeg.ts';
import { hasPhotos, readPhotos, tilePhotos } from './photos.ts';

const cache = fileURLToPath(new URL('../../../../node_modules/.cache/pixelframe-bench/', import.meta.url));
const QUALITY = 85;
/** To be raised when the pictures of a series change. */
const SERIES = 1;

export interface ImageFolder {
  readonly folder: string;
  readonly names: readonly string[];
  readonly paths: readonly string[];
  readonly made: 'from photographs' | 'by a program';
}

/**
 * `count` JPEGs (4:2:0, quality 85) of one size, made once and kept below node_modules/.cache: tiled of real photographs
 * where some lie beside the checkout, else drawn.
 *
 * @param source `drawn`: the same pictures on every machine
 */
export async function imageFolder(
  width: number,
  height: number,
  count: number,
  log: (text: string) => void,
  source: 'photographs' | 'drawn' = 'photographs',
): Promise<ImageFolder> {
  const real = source === 'photographs' && hasPhotos();
  const folder = join(cache, `${real ? 'photos' : 'drawn'}-${width}x${height}-${SERIES}`);
  await mkdir(folder, { recursive: true });
  const names = Array.from({ length: count }, (_, i) => `${String(i).padStart(4, '0')}.jpg`);
  const paths = names.map((name) => join(folder, name));
  const missing = paths.flatMap((path, i) => (existsSync(path) ? [] : [i]));
  if (missing.length > 0) {
    log(`Making ${missing.length} pictures of ${width}x${height} (once; kept in node_modules/.cache) ...`);
    const photos = real ? await readPhotos() : [];
    for (const i of missing) {
      const picture = real ? tilePhotos(photos, i, width, height) : drawPicture(1000 + i, width, height);
      // Two runs may make the same picture; whoever reads it must never see half of it.
      const temporary = `${paths[i]!}.${process.pid}`;
      await writeFile(temporary, await encodeJpeg(picture, QUALITY, true));
      await rename(temporary, paths[i]!);
    }
  }
  return { folder, names, paths, made: real ? 'from photographs' : 'by a program' };
}
