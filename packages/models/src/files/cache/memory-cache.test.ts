import { expect, test } from 'vitest';
import { checkCache } from '../../testing/check-cache.ts';
import { memoryModelCache } from './memory-cache.ts';
import { NO_FACTS } from './model-cache.ts';

test('files, parts and absences', async () => {
  const cache = memoryModelCache();
  await checkCache(async () => cache);
});

test('past its limit, what was not used for longest goes first', async () => {
  const cache = memoryModelCache(250);
  for (const key of ['a', 'b', 'c']) {
    const writer = await cache.write(key, NO_FACTS, 'start');
    await writer.append(new Uint8Array(100));
    await writer.finish(NO_FACTS);
    if (key === 'b') await (await cache.find('a'))!.read();
  }
  const kept = await Promise.all(['a', 'b', 'c'].map((key) => cache.find(key)));
  expect(kept.map((file) => file !== null)).toEqual([true, false, true]);
});
