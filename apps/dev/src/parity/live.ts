import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readHashReference, type HashReference } from './reference.ts';
import { writePictures } from './write-pictures.ts';

const scripts = fileURLToPath(new URL('../../../../tests/reference/', import.meta.url));

/** The Python with the references, or why there is none. */
export function findPython(): { readonly path: string } | { readonly reason: string } {
  const path = process.env['PIXELFRAME_PYTHON'];
  if (path === undefined || path === '') return { reason: 'PIXELFRAME_PYTHON names no Python with daft and imagehash' };
  const packages = 'import daft, imagehash, PIL, pywt, scipy, numpy';
  const { status, stderr, error } = spawnSync(path, ['-c', packages], { encoding: 'utf8' });
  if (error !== undefined) return { reason: `${path} does not start: ${error.message}` };
  if (status !== 0) return { reason: `${path} lacks a package: ${stderr.trim().split('\n').at(-1) ?? ''}` };
  return { path };
}

/** Runs a script of tests/reference; its progress goes to our standard error. */
export function runScript(python: string, script: string, args: readonly string[]): void {
  const { status, error } = spawnSync(python, [join(scripts, script), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`${script} failed: ${error?.message ?? `exit code ${status}`}`);
}

/** What the installed packages say of every picture, now. `folder` is for the files in between. */
export async function liveReference(python: string, folder: string): Promise<HashReference> {
  await writePictures(folder, () => {});
  const out = join(folder, 'image-hashes.json');
  runScript(python, 'image-hashes.py', [folder, out]);
  return readHashReference(out);
}
