import { expect, test } from 'vitest';
import type { Decoder, LoadDecoder } from './decoder.ts';
import { createCodecSlot } from './codec-slot.ts';

interface Instance extends Decoder {
  memoryBytes: number;
}

/** A format whose instances are numbered and whose memory the test sets. */
function fakeFormat(): { load: LoadDecoder; loads: () => number; made: Instance[] } {
  let loads = 0;
  const made: Instance[] = [];
  const load: LoadDecoder = () => {
    loads++;
    return Promise.resolve(() => {
      const instance: Instance = {
        decode: () => ({ width: made.length, height: 1, channels: 1, stride: 1, data: new Uint8Array(0) }),
        messages: [],
        memoryBytes: 100,
      };
      made.push(instance);
      return Promise.resolve(instance);
    });
  };
  return { load, loads: () => loads, made };
}

const noWasm = (): Promise<WebAssembly.Module> => Promise.reject(new Error('no wasm in this test'));

test('nothing is loaded before the first use, then one instance serves all, at once or in turn', async () => {
  const format = fakeFormat();
  const slot = createCodecSlot(format.load, noWasm, 1000);
  expect([format.loads(), slot.heapBytes()]).toEqual([0, 0]);
  await Promise.all([slot.run(() => 1), slot.run(() => 2)]);
  await slot.run(() => 3);
  expect([format.loads(), format.made.length, slot.heapBytes()]).toEqual([1, 1, 100]);
});

test('an instance that has grown past the limit is dropped after the decode, and the wasm is not loaded again', async () => {
  const format = fakeFormat();
  const slot = createCodecSlot(format.load, noWasm, 1000);
  await slot.run(() => (format.made[0]!.memoryBytes = 1000));
  expect(slot.heapBytes()).toBe(1000);
  expect(await slot.run(() => (format.made[0]!.memoryBytes = 1001))).toBe(1001);
  expect(slot.heapBytes()).toBe(0);
  await slot.run(() => 0);
  expect([format.loads(), format.made.length, slot.heapBytes()]).toEqual([1, 2, 100]);
});

test('an instance that throws is dropped at once', async () => {
  const format = fakeFormat();
  const slot = createCodecSlot(format.load, noWasm, 1000);
  const trap = new WebAssembly.RuntimeError('unreachable');
  await expect(
    slot.run(() => {
      throw trap;
    }),
  ).rejects.toBe(trap);
  expect(slot.heapBytes()).toBe(0);
  await slot.run(() => 0);
  expect(format.made.length).toBe(2);
});

test('a decode that waited along with one that throws gets an instance of its own', async () => {
  const format = fakeFormat();
  const slot = createCodecSlot(format.load, noWasm, 1000);
  const bad = slot.run((): number => {
    throw new Error('bad file');
  });
  const good = slot.run((decoder) => format.made.indexOf(decoder as Instance));
  await expect(bad).rejects.toThrow('bad file');
  expect(await good).toBe(1);
});

test('a load that failed is tried again', async () => {
  const format = fakeFormat();
  let fail = true;
  const offline = new Error('offline');
  const slot = createCodecSlot((load) => (fail ? Promise.reject(offline) : format.load(load)), noWasm, 1000);
  await expect(slot.run(() => 0)).rejects.toBe(offline);
  fail = false;
  expect(await slot.run(() => 5)).toBe(5);
});

test('after a drop the next use makes a new instance', async () => {
  const format = fakeFormat();
  const slot = createCodecSlot(format.load, noWasm, 1000);
  await slot.run(() => 0);
  slot.drop();
  expect(slot.heapBytes()).toBe(0);
  await slot.run(() => 0);
  expect(format.made.length).toBe(2);
});
