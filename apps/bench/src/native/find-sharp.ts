import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Found } from './find-python.ts';

const VERSION = '0.35.5';
// The workspace has an empty package in sharp's place, so that nobody else downloads it.
const folder = fileURLToPath(
  new URL(`../../../../node_modules/.cache/pixelframe-bench/sharp-${VERSION}`, import.meta.url),
);

/** The package sharp, installed into a folder of its own at the first call: the path of its main folder. */
export function findSharp(log: (text: string) => void): Found {
  const path = join(folder, 'node_modules', 'sharp');
  if (existsSync(path)) return { path };
  log(`Installing sharp ${VERSION} (once; kept in node_modules/.cache) ...`);
  mkdirSync(folder, { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = ['--prefix', folder, '--no-audit', '--no-fund', '--no-save', '--loglevel', 'error'];
  const { status, stderr } = spawnSync(npm, ['install', ...options, `sharp@${VERSION}`], {
    cwd: folder,
    shell: npm.endsWith('.cmd'),
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (status === 0 && existsSync(path)) return { path };
  const why = (stderr ?? '').trim().split('\n')[0] ?? '';
  return { reason: `npm could not install sharp ${VERSION}${why === '' ? '' : `: ${why}`}` };
}
