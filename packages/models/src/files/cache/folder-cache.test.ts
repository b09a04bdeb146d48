import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkCache } from '../../testing/check-cache.ts';
import { keyName } from './key-name.ts';
import { openModelCache } from './open-cache.ts';

let folder = '';
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'pixelframe-models-')), 'cache');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

test('files, parts and absences', async () => {
  await checkCache(() => openModelCache(folder));
});

test('the lock of a process that is gone is taken over', async () => {
  const cache = await openModelCache(folder);
  await cache.putAbsent('x');
  // No process has this id: the largest that Linux allows is 2^22.
  await writeFile(join(folder, `${await keyName('key')}.lock`), '4194305');
  expect(await cache.exclusive('key', async () => 'done', undefined)).toBe('done');
  expect((await readdir(folder)).filter((name) => name.endsWith('.lock'))).toEqual([]);
});
