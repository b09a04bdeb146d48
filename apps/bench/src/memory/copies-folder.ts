import { copyFile, link, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pictureFolder, pictureName } from '../pictures/picture-folder.ts';

const PER_FOLDER = 500;

/**
 * A new temporary folder of `count` picture files in a few sub-folders, made of `distinct` different pictures. The
 * caller removes it.
 */
export async function copiesFolder(count: number, distinct: number, log: (text: string) => void): Promise<string> {
  const originals = await pictureFolder(distinct, log);
  const folder = await mkdtemp(join(tmpdir(), 'pixelframe-pictures-'));
  for (let i = 0; i < count; i++) {
    const home = join(folder, `part-${Math.floor(i / PER_FOLDER)}`);
    if (i % PER_FOLDER === 0) await mkdir(home);
    await linkOrCopy(join(originals, pictureName(i % distinct)), join(home, pictureName(i)));
  }
  return folder;
}

/** To whoever reads them, links of one file are files: nothing is saved but disk. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to);
  }
}
