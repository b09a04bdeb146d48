import { DeviceError, CancelledError } from '@pixelframe/columnar';
import { describe, expect, it } from 'vitest';
import { gpuForTests } from '../cases/gpu.ts';
import { lcg } from '../cases/pictures.ts';
import { plainResult } from '../cases/results.ts';
import type { ImageProgram } from '../program/program.ts';
import { runImageProgram } from '../program/run-program.ts';
import { requestGpu } from './request.ts';

const program: ImageProgram = { steps: [{ op: 'resize', input: -1, width: 40, height: 40 }], outputs: [0] };
const picture = lcg(64, 64, 3, 1);
const slow: ImageProgram = { steps: [{ op: 'resize', input: -1, width: 600, height: 600 }], outputs: [0] };
const big = lcg(800, 800, 3, 1);

/** With its pipelines compiled, a call has submitted its work after a turn, and the slow work is not done then. */
const submitted = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('requestGpu', () => {
  it('tells what it runs on, and gives a software adapter only to who asks', async () => {
    const gpu = await gpuForTests();
    expect(gpu.info.vendor).toBeTruthy();
    if (gpu.info.isFallback) expect(await requestGpu()).toBeNull();
    gpu.dispose();
  });
});

describe('GpuRuntime', () => {
  it('rejects running work with a DeviceError when the device is lost; a fresh one works', async () => {
    const gpu = await gpuForTests();
    await gpu.runImageProgram([picture], program);
    const running = gpu.runImageProgram([big], slow);
    const outcome = expect(running).rejects.toBeInstanceOf(DeviceError);
    await submitted();
    gpu.device.destroy();
    await outcome;
    expect(await gpu.lost).toBeTruthy();
    await expect(gpu.runImageProgram([picture], program)).rejects.toThrow(/^The GPU device was lost: /);
    await expect(gpu.hammingPairs(picture.data, picture.data, 8, 3)).rejects.toBeInstanceOf(DeviceError);

    const fresh = await gpuForTests();
    const [row] = await fresh.runImageProgram([picture], program);
    expect(row!.map(plainResult)).toEqual(runImageProgram(picture, program).map(plainResult));
    fresh.dispose();
  });

  it('gives the device up when a submission takes too long', async () => {
    const gpu = await gpuForTests();
    await expect(gpu.runImageProgram([big], slow, { timeoutMs: 1 })).rejects.toThrow(
      'The GPU device was lost: no answer to the image kernels on 1 images in 1 ms.',
    );
    expect(await gpu.lost).toContain('in 1 ms');
  });

  it('cancels: before the start, and while it runs, without losing the device', async () => {
    const gpu = await gpuForTests();
    await expect(gpu.runImageProgram([picture], program, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(
      CancelledError,
    );
    await gpu.runImageProgram([picture], program);
    const controller = new AbortController();
    const running = gpu.runImageProgram([big], slow, { signal: controller.signal });
    const outcome = expect(running).rejects.toBeInstanceOf(CancelledError);
    await submitted();
    controller.abort();
    await outcome;
    expect(await gpu.runImageProgram([picture], program)).toHaveLength(1);
    gpu.dispose();
  });

  it('runs several calls at once', async () => {
    const gpu = await gpuForTests();
    const pictures = [1, 2, 3, 4, 5].map((seed) => lcg(20 + seed, 31, 3, seed));
    const results = await Promise.all(pictures.map((p) => gpu.runImageProgram([p], program)));
    results.forEach(([row], i) => {
      expect(row!.map(plainResult)).toEqual(runImageProgram(pictures[i]!, program).map(plainResult));
    });
    gpu.dispose();
  });

  it('works in a worker', async () => {
    const worker = new Worker(new URL('../cases/gpu-worker.ts', import.meta.url), { type: 'module' });
    const answer = await new Promise<unknown>((resolve, reject) => {
      worker.addEventListener('message', (event: MessageEvent<unknown>) => resolve(event.data));
      worker.addEventListener('error', reject);
    });
    expect(answer).toEqual(runImageProgram(picture, program).map(plainResult));
    worker.terminate();
  });
});
