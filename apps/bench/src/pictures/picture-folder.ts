import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawPicture } from './draw-picture.ts';
import { encodeJpeg } from './encode-jpeg.ts';

export const PICTURE_WIDTH = 1024;
export const PICTURE_HEIGHT = 768;

const cache = fileURLToPath(new URL('../../../../node_modules/.cache/pixelframe-bench/', import.meta.url));
const recipe = ['draw-picture.ts', 'encode-jpeg.ts', 'picture-folder.ts'];

/** Name of picture `i` in the folder. */
export const pictureName = (i: number): string => `picture-${String(i).padStart(4, '0')}.jpg`;

/**
 * A folder with the first `count` pictures of the series (JPEG, 1024x768, about 150 KB): the same bytes on every
 * machine. Made once and kept below node_modules/.cache until the code that makes them changes.
 *
 * @returns its absolute path; it may hold more pictures than asked for
 */
export async function pictureFolder(count: number, log: (text: string) => void): Promise<string> {
  const folder = join(cache, `pictures-${await recipeHash()}`);
  await mkdir(folder, { recursive: true });
  let made = 0;
  for (let i = 0; i < count; i++) {
    const path = join(folder, pictureName(i));
    if (existsSync(path)) continue;
    if (made++ === 0) log(`Making pictures (once; kept in node_modules/.cache) ...`);
    // Two runs may make the same picture; whoever reads it must never see half of it.
    const temporary = `${path}.${process.pid}`;
    await writeFile(temporary, await makePicture(i));
    await rename(temporary, path);
  }
  return folder;
}

/** The JPEG file of picture `i`: qualities 80 to 94, as the web and cameras use them. */
export async function makePicture(i: number): Promise<Uint8Array<ArrayBuffer>> {
  return encodeJpeg(drawPicture(i, PICTURE_WIDTH, PICTURE_HEIGHT), 80 + ((i * 4) % 15));
}

async function recipeHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of recipe) hash.update(await readFile(new URL(name, import.meta.url)));
  return hash.digest('hex').slice(0, 12);
}
