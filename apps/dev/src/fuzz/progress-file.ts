import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from './fuzz-format.ts';

/** How far a series has come. */
export interface SeriesProgress {
  readonly next: number;
  readonly findings: readonly Finding[];
}

/** Lets a run that was stopped go on: `state.json` in a folder, by format and seed. */
export interface ProgressFile {
  of(format: string, seed: number): SeriesProgress;
  save(format: string, seed: number, progress: SeriesProgress): Promise<void>;
  /** Keeps a file that something went wrong with. */
  keep(name: string, bytes: Uint8Array): Promise<string>;
}

export async function openProgressFile(folder: string): Promise<ProgressFile> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'state.json');
  const text = await readFile(path, 'utf8').catch(() => '{}');
  const state = new Map(Object.entries(JSON.parse(text) as Record<string, SeriesProgress>));
  const key = (format: string, seed: number): string => `${format}-${seed}`;
  return {
    of: (format, seed) => state.get(key(format, seed)) ?? { next: 0, findings: [] },
    async save(format, seed, progress) {
      state.set(key(format, seed), progress);
      // A run that is killed while writing must not lose the state before.
      await writeFile(`${path}.new`, JSON.stringify(Object.fromEntries(state), null, 1));
      await rename(`${path}.new`, path);
    },
    async keep(name, bytes) {
      const kept = join(folder, name);
      await writeFile(kept, bytes);
      return kept;
    },
  };
}
