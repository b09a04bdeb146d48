import { describe, expect, it } from 'vitest';
import { CancelledError } from '@pixelframe/columnar';
import { caught } from '../testing/caught.ts';
import { blobSource, bytesSource } from './memory-source.ts';

const bytes = Uint8Array.from([1, 2, 3, 4, 5]);

describe.each([
  ['bytesSource', bytesSource(bytes.subarray(1), 'five')],
  ['blobSource', blobSource(new Blob([bytes.subarray(1)]), 'five')],
])('%s', (_, source) => {
  it('reads ranges and the whole', async () => {
    expect(await source.size()).toBe(4);
    expect(await source.read(1, 3)).toEqual(Uint8Array.from([3, 4]));
    expect(await source.read(4, 4)).toEqual(new Uint8Array(0));
    expect(await source.readAll()).toEqual(Uint8Array.from([2, 3, 4, 5]));
  });

  it('hands out bytes of their own', async () => {
    const all = await source.readAll();
    all.fill(9);
    expect(await source.readAll()).toEqual(Uint8Array.from([2, 3, 4, 5]));
    expect(all.buffer.byteLength).toBe(4);
  });

  it('refuses ranges outside', async () => {
    expect((await caught(source.read(2, 5))).message).toBe('Cannot read bytes 2 to 5 of five: it has 4 bytes.');
    expect((await caught(source.read(3, 2))).message).toBe('Cannot read bytes 3 to 2 of five: it has 4 bytes.');
  });

  it('honours its signal', async () => {
    expect(await caught(source.readAll(AbortSignal.abort()))).toBeInstanceOf(CancelledError);
  });
});

it('rejects at once when aborted while a Blob is being read', async () => {
  const stuck = { size: 4, arrayBuffer: () => new Promise(() => undefined) } as unknown as Blob;
  const controller = new AbortController();
  const reading = blobSource(stuck, 'stuck').readAll(controller.signal);
  controller.abort();
  expect(await caught(reading)).toBeInstanceOf(CancelledError);
});

it('says that a picked file is gone', async () => {
  const gone = {
    size: 4,
    arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')),
  } as unknown as Blob;
  const error = await caught(blobSource(gone, 'a.jpg').readAll());
  expect(error.message).toBe('Cannot read a.jpg: the file was moved, changed or removed after it was picked.');
  expect(error.hint).toBe('Pick the file again.');
});
