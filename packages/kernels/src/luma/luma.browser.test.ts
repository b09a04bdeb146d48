import { expect, it } from 'vitest';
import { gpuForTests } from '../cases/gpu.ts';
import { pixelsOf } from '../cases/results.ts';
import type { ImageProgram } from '../program/program.ts';
import type { Pixels } from '../pixels.ts';
import { LUMA_EXCEPTIONS } from './luma-exceptions.ts';
import { luma } from './luma.ts';

// A resize to the same size is the identity, so it shows the device's luma plane as it is.
it('equals the CPU on the exceptions, their neighbours and a scan of the cube', async () => {
  const keys = [...LUMA_EXCEPTIONS].flatMap((entry) => [(entry >>> 2) - 1, entry >>> 2, (entry >>> 2) + 1]);
  for (let key = 0; key < 2 ** 24; key += 1021) keys.push(key);
  const side = Math.ceil(Math.sqrt(keys.length));
  const data = new Uint8Array(side * side * 3);
  keys.forEach((key, i) => data.set([key >>> 16, (key >>> 8) & 255, key & 255], 3 * i));
  const picture: Pixels = { width: side, height: side, channels: 3, stride: 3, data };
  const program: ImageProgram = {
    steps: [
      { op: 'convert', input: -1, mode: 'L' },
      { op: 'resize', input: 0, width: side, height: side },
    ],
    outputs: [1],
  };
  const gpu = await gpuForTests();
  const [row] = await gpu.runImageProgram([picture], program);
  expect(pixelsOf(row![0]).data).toEqual(luma(picture));
  gpu.dispose();
});
