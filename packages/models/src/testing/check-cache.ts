import { expect } from 'vitest';
import type { FileFacts, ModelCache } from '../files/cache/model-cache.ts';
import { NO_FACTS } from '../files/cache/model-cache.ts';

const bytes = (...values: readonly number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);

/**
 * What every cache must do.
 *
 * @param open gives one onto the same files each time, as another worker would have
 */
export async function checkCache(open: () => Promise<ModelCache>): Promise<void> {
  const cache = await open();
  const key = 'https://hub.example/a/b/resolve/main/onnx/model.onnx?x=1';
  const facts: FileFacts = { size: 5, sha256: 'ab', oid: null, etag: 'e', validator: '"v"' };
  expect(await cache.find(key)).toBeNull();
  expect(await cache.findPart(key)).toBeNull();

  const first = await cache.write(key, facts, 'start');
  const reused = bytes(1, 2, 3);
  await first.append(reused);
  reused.fill(9);
  await first.suspend();
  expect(await cache.find(key)).toBeNull();

  const again = await open();
  const part = await again.findPart(key);
  expect(part?.facts).toEqual(facts);
  expect(await part!.read()).toEqual(bytes(1, 2, 3));
  const second = await again.write(key, facts, 'end');
  await second.append(bytes(4));
  await second.append(bytes(5));
  await second.finish(facts);
  expect(await again.findPart(key)).toBeNull();
  const file = await (await open()).find(key);
  expect(file).toMatchObject({ facts, absent: false });
  expect(await file!.read()).toEqual(bytes(1, 2, 3, 4, 5));

  // A newer version: the old one stays until it is complete.
  const third = await cache.write(key, NO_FACTS, 'start');
  await third.append(bytes(7));
  expect(await (await cache.find(key))!.read()).toEqual(bytes(1, 2, 3, 4, 5));
  await third.discard();
  expect(await cache.findPart(key)).toBeNull();
  expect(await (await cache.find(key))!.read()).toEqual(bytes(1, 2, 3, 4, 5));
  const fourth = await cache.write(key, NO_FACTS, 'start');
  await fourth.append(bytes(8, 8));
  await fourth.finish({ ...NO_FACTS, size: 2 });
  expect(await (await cache.find(key))!.read()).toEqual(bytes(8, 8));

  await cache.putAbsent('none');
  expect(await cache.find('none')).toMatchObject({ absent: true });
  await cache.remove(key);
  expect(await cache.find(key)).toBeNull();

  const order: number[] = [];
  const work = (n: number) => async (): Promise<void> => {
    order.push(n);
    await new Promise((resolve) => setTimeout(resolve, 20));
    order.push(n);
  };
  const other = await open();
  await Promise.all([cache.exclusive('k', work(1), undefined), other.exclusive('k', work(2), undefined)]);
  expect(order).toEqual([1, 1, 2, 2]);
  await cache.clear();
  expect(await other.find('none')).toBeNull();
}
