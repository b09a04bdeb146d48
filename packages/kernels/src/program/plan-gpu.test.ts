import { describe, expect, it } from 'vitest';
import { flat } from '../cases/pictures.ts';
import { programs } from '../cases/programs.ts';
import type { Pixels } from '../pixels.ts';
import { chunkPlans } from './chunk.ts';
import { StepValues } from './evaluate.ts';
import { finishChunk } from './finish-chunk.ts';
import { planImage } from './plan-gpu.ts';
import type { ImageProgram } from './program.ts';
import { runImageProgram } from './run-program.ts';
import { lcg } from '../cases/pictures.ts';

const program = (name: string): ImageProgram => programs.find(([known]) => known === name)![1];

/** `step view WxH [bytes] [tensors]` of each job. */
function jobs(source: Pixels, name: string): string[] {
  return planImage(source, program(name)).jobs.map(({ step, view, ax, ay, bytesWanted, tensors }) => {
    const wanted = [bytesWanted ? 'bytes' : '', ...tensors.map((tensor) => `tensor ${tensor.step}`)].filter(Boolean);
    return `${step}: ${view.plane}/${view.channels} ${ax.to}x${ay.to} -> ${wanted.join(', ')}`;
  });
}

const [grey, colour, alpha] = [flat(20, 10, [1]), flat(20, 10, [1, 2, 3]), flat(20, 10, [1, 2, 3, 4])];

describe('planImage', () => {
  it('resizes through conversions that are views, and makes tensors without the bytes', () => {
    expect(jobs(alpha, 'model input')).toEqual(['1: bytes/3 20x24 -> tensor 2, tensor 3']);
    expect(jobs(colour, 'model input')).toEqual(['1: bytes/3 20x24 -> tensor 2, tensor 3']);
    expect(jobs(grey, 'model input')).toEqual([]);
  });

  it('resizes the luma plane of colour pictures', () => {
    expect(jobs(colour, 'grey thumbnail')).toEqual(['1: luma/1 11x6 -> bytes, tensor 3']);
    expect(jobs(grey, 'grey thumbnail')).toEqual(['1: bytes/1 11x6 -> bytes, tensor 3']);
  });

  it('makes the grids of hashes of the source, and leaves what stands on a result to the CPU', () => {
    expect(jobs(colour, 'every hash, and one of the resized picture')).toEqual([
      '0: luma/1 32x32 -> bytes',
      '1: luma/1 8x7 -> bytes',
      '2: luma/1 4x4 -> bytes',
      '3: luma/1 12x12 -> bytes',
      '4: bytes/3 18x18 -> bytes',
    ]);
    expect(jobs(colour, 'a chain of resizes')).toEqual(['0: bytes/3 24x14 -> bytes']);
  });

  it('has no work for empty pictures, nor for steps nobody asked for', () => {
    expect(jobs({ ...colour, width: 0 }, 'shrink')).toEqual([]);
    const unasked: ImageProgram = { steps: program('shrink').steps, outputs: [-1] };
    expect(planImage(colour, unasked).jobs).toEqual([]);
  });
});

describe('chunkPlans', () => {
  it('fills chunks in order up to the limit, and leaves out what fits none', () => {
    const plans = [20, 20, 20, 200, 20].map((width) => planImage(flat(width, 20, [1, 2, 3]), program('shrink')));
    // 20x20x3 bytes of pixels, 20x5x3 floats of columns each.
    const chunks = chunkPlans(plans, 2 * 1200);
    expect(chunks.map(({ images }) => images.map(({ image }) => image))).toEqual([
      [0, 1],
      [2, 4],
    ]);
    expect(chunks[0]!.sizes).toMatchObject({ pixels: 2400, columns: 600, bytes: 54, wanted: 54, tensors: 0 });
  });
});

describe('finishChunk', () => {
  it('replaces every listed sample by the exact one, in bytes and tensors', () => {
    const source = lcg(33, 21, 3, 3);
    const asked: ImageProgram = { ...program('model input'), outputs: [1, 2, 3] };
    const plans = [planImage(source, asked)];
    const [chunk] = chunkPlans(plans, 2 ** 20);
    const { sizes, jobs: placed } = chunk!;
    const [pixels, planes, interleaved] = runImageProgram(source, asked);
    if (pixels?.kind !== 'pixels' || planes?.kind !== 'tensor' || interleaved?.kind !== 'tensor') throw new Error();

    const bytes = new Uint8Array(4 * sizes.wanted);
    bytes.set(pixels.pixels.data);
    const tensors = new Float32Array(sizes.tensors);
    tensors.set(planes.data, placed[0]!.tensors[0]!.at);
    tensors.set(interleaved.data, placed[0]!.tensors[1]!.at);
    const wrong = [0, 1, 2, 500, 1439];
    for (const index of wrong) {
      bytes[index]! ^= 255;
      tensors[placed[0]!.tensors[0]!.at + (index % 3) * 480 + Math.floor(index / 3)] = -9;
      tensors[placed[0]!.tensors[1]!.at + index] = -9;
    }
    const ties = new Uint32Array(sizes.ties);
    ties.set([wrong.length, ...wrong]);

    const values = [new StepValues(source, asked)];
    finishChunk(chunk!, asked, plans, values, { bytes, ties, tensors });
    expect(values[0]!.outputs()).toEqual([pixels, planes, interleaved]);

    // More doubt than room: nothing of the device's is taken.
    ties[0] = placed[0]!.room + 1;
    const own = [new StepValues(source, asked)];
    finishChunk(chunk!, asked, plans, own, { bytes: bytes.fill(7), ties, tensors: tensors.fill(7) });
    expect(own[0]!.outputs()).toEqual([pixels, planes, interleaved]);
  });
});
