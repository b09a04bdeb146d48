import { describe, expect, it } from 'vitest';
import { flat } from '../cases/pictures.ts';
import { programs } from '../cases/programs.ts';
import type { Pixels } from '../pixels.ts';
import { chunkPlans } from './chunk.ts';
import { StepValues } from './evaluate.ts';
import { finishChunk } from './finish-chunk.ts';
import { planImage, type ImagePlan } from './plan-gpu.ts';
import type { ImageProgram } from './program.ts';
import { resolveProgram } from './resolve.ts';
import { runImageProgram } from './run-program.ts';
import { lcg } from '../cases/pictures.ts';

const program = (name: string): ImageProgram => programs.find(([known]) => known === name)![1];

/** `step view WxH [bytes] [tensors]` of each job. */
function jobs(source: Pixels, name: string): string[] {
  return planned(source, program(name)).jobs.map(({ step, plane, channels, axes, bytesWanted, tensors }) => {
    const wanted = [bytesWanted ? 'bytes' : '', ...tensors.map((tensor) => `tensor ${tensor.step}`)].filter(Boolean);
    return `${step}: ${plane}/${channels} ${axes.x.axis.to}x${axes.y.axis.to} -> ${wanted.join(', ')}`;
  });
}

function planned(source: Pixels, asked: ImageProgram): ImagePlan {
  return planImage(source, asked, resolveProgram(source, asked));
}

const [grey, colour, alpha] = [flat(20, 10, [1]), flat(20, 10, [1, 2, 3]), flat(20, 10, [1, 2, 3, 4])];

describe('planImage', () => {
  it('resizes through conversions that are views, and makes tensors without the bytes', () => {
    expect(jobs(alpha, 'model input')).toEqual(['1: bytes/3 20x24 -> tensor 2, tensor 3']);
    expect(jobs(colour, 'model input')).toEqual(['1: bytes/3 20x24 -> tensor 2, tensor 3']);
    expect(jobs(grey, 'model input')).toEqual([]);
  });

  it('resizes the luma plane of colour pictures', () => {
    expect(jobs(colour, 'grey thumbnail')).toEqual(['1: daft/1 11x6 -> bytes, tensor 3']);
    expect(jobs(grey, 'grey thumbnail')).toEqual(['1: bytes/1 11x6 -> bytes, tensor 3']);
  });

  it('makes the grids of hashes of the source, and leaves what stands on a result to the CPU', () => {
    expect(jobs(colour, 'every hash, and one of the resized picture')).toEqual([
      '0: daft/1 32x32 -> bytes',
      '1: daft/1 8x7 -> bytes',
      '2: daft/1 4x4 -> bytes',
      '3: daft/1 12x12 -> bytes',
      '4: bytes/3 18x18 -> bytes',
    ]);
    expect(jobs(colour, 'a chain of resizes')).toEqual(['0: bytes/3 24x14 -> bytes']);
  });

  it('reads crops and turns in place, and cuts and reverses axes for those of a result', () => {
    const wide = flat(40, 20, [1, 2, 3]);
    expect(jobs(wide, 'the way CLIP looks at a picture')).toEqual(['2: bytes/3 15x15 -> tensor 3']);
    expect(jobs(wide, 'cut, mirrored and turned before and after a resize')).toEqual([
      '3: bytes/3 14x10 -> bytes',
      '5: bytes/3 9x8 -> bytes',
    ]);
    const [before, after] = planned(wide, program('cut, mirrored and turned before and after a resize')).jobs;
    // Mirrored, then turned right: the next pixel to the right is the one above.
    expect(before!.view).toMatchObject({ width: 11, height: 30, stepX: -40, stepY: -1, origin: 12 * 40 + 30 });
    expect(after!.axes.y.axis.left[0]).toBeGreaterThan(after!.axes.y.axis.left.at(-1)!);
  });

  it('uploads no more than the jobs read', () => {
    const asked: ImageProgram = {
      steps: [
        { op: 'crop', input: -1, box: [3, 5, 4, 2] },
        { op: 'resize', input: 0, width: 9, height: 9 },
      ],
      outputs: [1],
    };
    expect(planned(colour, asked).span).toEqual({ first: 103, count: 24 });
  });

  it('makes grids of both lumas, and leaves hashes of full-size pixels to the CPU', () => {
    const all = jobs(colour, 'every hash of a crop, by both references');
    expect(all.slice(0, 4)).toEqual([
      '1: daft/1 4x4 -> bytes',
      '2: pillow/1 4x4 -> bytes',
      '3: daft/1 5x4 -> bytes',
      '4: pillow/1 5x4 -> bytes',
    ]);
    expect(all).toHaveLength(12);
  });

  it('resizes by every filter of both references, but premultiplied colours and padded alpha on the CPU', () => {
    expect(jobs(colour, 'every filter, of both references')).toHaveLength(10);
    expect(jobs(alpha, 'every filter, of both references')).toHaveLength(6);
    const opaque = flat(20, 10, [1, 2, 3, 255]);
    expect(jobs(opaque, 'every filter, of both references')).toHaveLength(10);
    expect(jobs(colour, 'lower by far than wide, where Pillow goes down first')).toHaveLength(1);
    expect(jobs(colour, 'every fit, enlarged and reduced')).toHaveLength(5);
    expect(jobs(opaque, 'every fit, enlarged and reduced')).toHaveLength(3);
  });

  it('has no work for empty pictures, nor for steps nobody asked for', () => {
    expect(jobs({ ...colour, width: 0 }, 'shrink')).toEqual([]);
    const unasked: ImageProgram = { steps: program('shrink').steps, outputs: [-1] };
    expect(planned(colour, unasked).jobs).toEqual([]);
  });
});

describe('chunkPlans', () => {
  it('fills chunks in order up to the limit, and leaves out what fits none', () => {
    const plans = [20, 20, 20, 200, 20].map((width) => planned(flat(width, 20, [1, 2, 3]), program('shrink')));
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
    const plans = [planned(source, asked)];
    const steps = [resolveProgram(source, asked).steps];
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
    finishChunk(chunk!, steps, values, new Map(), { bytes, ties, tensors });
    expect(values[0]!.outputs()).toEqual([pixels, planes, interleaved]);

    // More doubt than room: nothing of the device's is taken.
    ties[0] = placed[0]!.room + 1;
    const own = [new StepValues(source, asked)];
    finishChunk(chunk!, steps, own, new Map(), { bytes: bytes.fill(7), ties, tensors: tensors.fill(7) });
    expect(own[0]!.outputs()).toEqual([pixels, planes, interleaved]);
  });
});
