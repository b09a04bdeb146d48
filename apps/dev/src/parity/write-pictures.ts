import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parityPictures, pixelDigest } from './pictures.ts';

/** Writes every picture as raw bytes into `folder`, and `pictures.json` that describes them, for the Python script. */
export async function writePictures(folder: string, skipped: (name: string, reason: string) => void): Promise<number> {
  const list: object[] = [];
  for await (const { name, pixels } of parityPictures(skipped)) {
    const file = `${list.length}.raw`;
    await writeFile(join(folder, file), pixels.data);
    const { width, height, channels } = pixels;
    list.push({ name, file, width, height, channels, sha256: pixelDigest(pixels) });
  }
  await writeFile(join(folder, 'pictures.json'), JSON.stringify(list));
  return list.length;
}
