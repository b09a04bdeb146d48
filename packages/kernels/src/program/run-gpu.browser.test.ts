import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gpuForTests } from '../cases/gpu.ts';
import { goldenHashes, goldenResizes, hashMethods } from '../cases/golden.ts';
import { shortDigest, toHex } from '../cases/digest.ts';
import { lcg, spread } from '../cases/pictures.ts';
import { pillowResizes, referenceSource } from '../cases/references.ts';
import { programs, smallPictures } from '../cases/programs.ts';
import { pictures as anyPicture, programs as anyProgram } from '../cases/random-programs.ts';
import { pixelsOf, plainResult } from '../cases/results.ts';
import { ComputeDevice } from '../gpu/compute-device.ts';
import type { GpuRuntime } from '../gpu/runtime.ts';
import type { ImageProgram, ProgramSource } from './program.ts';
import { runImageProgramOnGpu } from './run-gpu.ts';
import { runImageProgram } from './run-program.ts';

let gpu: GpuRuntime;
beforeAll(async () => {
  gpu = await gpuForTests();
});
afterAll(() => gpu.dispose());

async function expectTwins(pictures: readonly ProgramSource[], program: ImageProgram): Promise<void> {
  const results = await gpu.runImageProgram(pictures, program);
  expect(results).toHaveLength(pictures.length);
  pictures.forEach((picture, i) => {
    expect(results[i]!.map(plainResult)).toEqual(runImageProgram(picture, program).map(plainResult));
  });
}

describe('the image kernels on the GPU', () => {
  it.each(programs)('%s: equals the CPU on every picture, in one batch', async (_, program) => {
    await expectTwins(
      smallPictures.map(([, picture]) => picture),
      program,
    );
  });

  it('equals the CPU, whatever the chain', async () => {
    await fc.assert(fc.asyncProperty(fc.array(anyPicture, { minLength: 1, maxLength: 4 }), anyProgram, expectTwins), {
      numRuns: 120,
    });
  });

  it.each(pillowResizes.filter(({ source }) => source.startsWith('waves') || source.startsWith('lcg 37')))(
    '$source by $filter to $width x $height has the bytes of Pillow',
    async ({ source, width, height, filter, digest }) => {
      const step = { op: 'resize', input: -1, width, height, filter, compat: 'pillow' } as const;
      const [row] = await gpu.runImageProgram([referenceSource(source)], { steps: [step], outputs: [0] });
      expect(await shortDigest(pixelsOf(row![0]).data, 16)).toBe(digest);
    },
  );

  it.each(goldenResizes)('$name has the golden bytes', async (golden) => {
    const { width, height } = golden;
    const program: ImageProgram = { steps: [{ op: 'resize', input: -1, width, height }], outputs: [0] };
    const [row] = await gpu.runImageProgram([golden.source()], program);
    expect(await shortDigest(pixelsOf(row![0]).data)).toBe(golden.digest);
  });

  it('has the golden hashes', async () => {
    const steps = hashMethods.map((method) => ({ op: 'hash', input: -1, method, hashSize: 8 }) as const);
    const program: ImageProgram = { steps, outputs: [...steps.keys()] };
    const results = await gpu.runImageProgram(
      goldenHashes.map(({ source }) => spread(source(), 4)),
      program,
    );
    const hex = results.map((row) => row.map((result) => (result.kind === 'hash' ? toHex(result.data) : '')));
    expect(hex).toEqual(goldenHashes.map(({ hashes }) => hashMethods.map((method) => hashes[method])));
  });

  it('decides every sample where more are tied than the list holds', async () => {
    const steps = [
      { op: 'resize', input: -1, width: 96, height: 96 },
      { op: 'normalize', input: 0, mean: [0.5, 0.5, 0.5], std: [0.3, 0.3, 0.3], layout: 'CHW' },
    ] as const;
    await expectTwins([lcg(48, 48, 3, 1)], { steps, outputs: [0, 1] });
    await expectTwins([lcg(48, 48, 3, 1)], { steps, outputs: [1] });
  });

  it('takes a batch in chunks where its bindings are small, and what fits no chunk to the CPU', async () => {
    const compute = new ComputeDevice(gpu.device, 12_000);
    const pictures = [1, 2, 3, 4, 5, 6].map((seed) => lcg(30 + seed, 24, 3, seed));
    pictures.splice(3, 0, lcg(80, 70, 3, 7));
    const program = programs.find(([name]) => name === 'model input')![1];
    const small: ImageProgram = { ...program, outputs: [1, 2] };
    const results = await runImageProgramOnGpu(compute, pictures, small, {});
    pictures.forEach((picture, i) => {
      expect(results[i]!.map(plainResult)).toEqual(runImageProgram(picture, small).map(plainResult));
    });
  });

  it('answers nothing to nothing', async () => {
    expect(await gpu.runImageProgram([], programs[1]![1])).toEqual([]);
  });

  it('refuses the same programs with the same words', async () => {
    const program: ImageProgram = { steps: [{ op: 'convert', input: 0, mode: 'L' }], outputs: [0] };
    await expect(gpu.runImageProgram([lcg(2, 2, 3, 1)], program)).rejects.toThrow('Step 0 (convert) reads step 0');
    const normalize: ImageProgram = {
      steps: [
        { op: 'resize', input: -1, width: 2, height: 2 },
        { op: 'normalize', input: 0, mean: [0], std: [1], layout: 'CHW' },
      ],
      outputs: [1],
    };
    await expect(gpu.runImageProgram([lcg(4, 4, 3, 1)], normalize)).rejects.toThrow(
      'normalize: the picture has 3 channels, but 1 means and 1 deviations were given.',
    );
  });
});
