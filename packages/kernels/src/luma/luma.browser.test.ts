import { expect, it } from 'vitest';
import { shortDigest } from '../cases/digest.ts';
import { gpuForTests } from '../cases/gpu.ts';
import { lcg } from '../cases/pictures.ts';
import { pixelsOf } from '../cases/results.ts';
import type { GpuRuntime } from '../gpu/runtime.ts';
import type { ImageProgram } from '../program/program.ts';
import type { Pixels } from '../pixels.ts';
import { LUMA_EXCEPTIONS } from './luma-exceptions.ts';
import { luma } from './luma.ts';

/** The device's luma plane: a resize to the same size is the identity, so it shows the plane as it is. */
async function lumaOn(gpu: GpuRuntime, picture: Pixels): Promise<Uint8Array> {
  const { width, height } = picture;
  const program: ImageProgram = {
    steps: [
      { op: 'convert', input: -1, mode: 'L' },
      { op: 'resize', input: 0, width, height },
    ],
    outputs: [1],
  };
  const [row] = await gpu.runImageProgram([picture], program);
  return pixelsOf(row![0]).data;
}

it('equals the CPU on the exceptions, their neighbours and a scan of the cube', async () => {
  const keys = [...LUMA_EXCEPTIONS].flatMap((entry) => [(entry >>> 2) - 1, entry >>> 2, (entry >>> 2) + 1]);
  for (let key = 0; key < 2 ** 24; key += 1021) keys.push(key);
  const side = Math.ceil(Math.sqrt(keys.length));
  const data = new Uint8Array(side * side * 3);
  keys.forEach((key, i) => data.set([key >>> 16, (key >>> 8) & 255, key & 255], 3 * i));
  const picture: Pixels = { width: side, height: side, channels: 3, stride: 3, data };
  const gpu = await gpuForTests();
  expect(await lumaOn(gpu, picture)).toEqual(luma(picture));
  gpu.dispose();
});

it('has the golden bytes for noise', async () => {
  const gpu = await gpuForTests();
  expect(await shortDigest(await lumaOn(gpu, lcg(64, 48, 3, 1)))).toBe('c2ae3244');
  gpu.dispose();
});
