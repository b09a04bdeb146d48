import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { probeImage, sniffFormat, type DecodableFormat } from '@pixelframe/codecs';
import type { SeedFile } from './seed-file.ts';

/** Larger files make damage too sparse, and decoding too slow. */
const MAX_BYTES = 16 * 1024;

const own = fileURLToPath(new URL('./seeds/', import.meta.url));
/** Real and hostile files beside the checkout, where they are there. */
const shared = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));

export type SeedSource = 'own' | 'all';

/**
 * The files to damage, by the format their bytes show, in an order that is the same everywhere. `own`: only those of the
 * project itself, so that a run is the same on every machine.
 */
export async function readSeeds(source: SeedSource): Promise<ReadonlyMap<DecodableFormat, readonly SeedFile[]>> {
  const paths = [...(await filesBelow(own)), ...(source === 'all' ? await filesBelow(shared) : [])];
  const seeds = new Map<DecodableFormat, SeedFile[]>();
  for (const path of paths) {
    const bytes = new Uint8Array(await readFile(path));
    const format = bytes.length <= MAX_BYTES ? sniffFormat(bytes) : null;
    if (format === null || format === 'heic') continue;
    const files = seeds.get(format as DecodableFormat) ?? [];
    files.push({ name: relative(own, path), bytes, ...sidesOf(bytes) });
    seeds.set(format as DecodableFormat, files);
  }
  return seeds;
}

function sidesOf(bytes: Uint8Array): { width: number; height: number } {
  try {
    const { width, height } = probeImage(bytes);
    return { width, height };
  } catch {
    return { width: 0, height: 0 };
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
