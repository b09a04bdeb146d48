import fc from 'fast-check';
import { PlanError } from '@pixelframe/columnar';
import { describe, expect, it } from 'vitest';
import { naiveOutput } from '../cases/naive.ts';
import { waves } from '../cases/pictures.ts';
import { programs, smallPictures } from '../cases/programs.ts';
import { pictures as anyPicture, programs as anyProgram } from '../cases/random-programs.ts';
import { pixelsOf, plainResult } from '../cases/results.ts';
import type { Pixels } from '../pixels.ts';
import type { ImageProgram, ImageStep } from './program.ts';
import { runImageProgram } from './run-program.ts';

describe('runImageProgram', () => {
  for (const [name, program] of programs) {
    it(`${name}: equals the steps one by one`, () => {
      for (const [, picture] of smallPictures) {
        const expected = program.outputs.map((output) => plainResult(naiveOutput(picture, program, output)));
        expect(runImageProgram(picture, program).map(plainResult)).toEqual(expected);
      }
    });
  }

  it('equals the steps one by one, whatever the chain', () => {
    fc.assert(
      fc.property(anyPicture, anyProgram, (picture, program) => {
        const expected = program.outputs.map((output) => plainResult(naiveOutput(picture, program, output)));
        expect(runImageProgram(picture, program).map(plainResult)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  const picture = waves(4, 4);

  it('refuses a step that reads a tensor', () => {
    const program: ImageProgram = {
      steps: [
        { op: 'normalize', input: -1, mean: [0, 0, 0], std: [1, 1, 1], layout: 'CHW' },
        { op: 'resize', input: 0, width: 2, height: 2 },
      ],
      outputs: [1],
    };
    expect(() => runImageProgram(picture, program)).toThrow(
      'Step 1 (resize) reads step 0, which gives no pixels before it.',
    );
  });

  it('refuses a step that reads a later one, and an output that is none', () => {
    const forward: ImageProgram = { steps: [{ op: 'convert', input: 0, mode: 'L' }], outputs: [0] };
    expect(() => runImageProgram(picture, forward)).toThrow('Step 0 (convert) reads step 0');
    expect(() => runImageProgram(picture, { steps: [], outputs: [0] })).toThrow('Output 0 is none of the 0 steps.');
  });

  it.each([
    [
      { op: 'crop', input: -1, box: [0, 0, 2.5, 1] },
      'crop: a box is x, y, width and height in whole pixels, none below 0, but got: [0, 0, 2.5, 1]',
    ],
    [{ op: 'crop', input: -1, box: -1 }, 'crop: there is no box number -1.'],
    [{ op: 'crop', input: -1, box: 1 }, "crop: box 1 is none of the picture's 1 boxes."],
    [
      { op: 'centerCrop', input: -1, width: 0, height: 2 },
      'centerCrop: width and height must be positive integers, but got: 0',
    ],
    [{ op: 'rotate', input: -1, degrees: 45 }, 'rotate: degrees must be 90, 180 or 270, but got: 45'],
    [{ op: 'flip', input: -1, axis: 'x' }, "flip: axis must be one of ('horizontal', 'vertical'), but got: 'x'"],
    [
      { op: 'convert', input: -1, mode: 'L', compat: 'x' },
      "convert: compat must be one of ('daft', 'pillow'), but got: 'x'",
    ],
    [
      { op: 'convert', input: -1, mode: 'CMYK' },
      "convert: mode must be one of ('L', 'LA', 'RGB', 'RGBA'), but got: 'CMYK'",
    ],
    [
      { op: 'resize', input: -1, width: 2, height: 3, fit: 'shorter' },
      "resize: fit 'shorter' takes one size for the shorter side, but got: 2x3",
    ],
    [{ op: 'hash', input: -1, method: 'whash', hashSize: 5 }, "hash_size must be a power of 2 for 'whash', but got: 5"],
  ])('refuses %j', (step, message) => {
    const program = { steps: [step as unknown as ImageStep], outputs: [0] };
    const run = (): unknown => runImageProgram({ ...picture, boxes: [[0, 0, 1, 1]] }, program);
    expect(run).toThrow(message);
    expect(run).toThrow(PlanError);
  });

  it('computes of a shared step the whole, once, and of others what is needed', () => {
    const program: ImageProgram = {
      steps: [
        { op: 'resize', input: -1, width: 8, height: 8 },
        { op: 'crop', input: 0, box: 0 },
        { op: 'crop', input: 0, box: 1 },
      ],
      outputs: [1, 2, 0],
    };
    const [left, right, whole] = runImageProgram(
      {
        ...picture,
        boxes: [
          [0, 0, 8, 4],
          [0, 4, 8, 4],
        ],
      },
      program,
    ).map(pixelsOf);
    expect(left!.data.buffer).toBe(whole!.data.buffer);
    expect(right!.data.buffer).toBe(whole!.data.buffer);
  });

  it.each([
    ['before', ['convert', 'hash']],
    ['after', ['hash', 'convert']],
  ] as const)('a luma plane asked for %s a hash is the result’s own: the next picture leaves it alone', (_, ops) => {
    const steps = ops.map((op): ImageStep =>
      op === 'hash' ? { op, input: -1, method: 'ahash', hashSize: 8 } : { op: 'convert', input: -1, mode: 'L' },
    );
    const program: ImageProgram = { steps, outputs: [0, 1] };
    const planeOf = (width: number, height: number): Uint8Array =>
      pixelsOf(runImageProgram(waves(width, height), program)[ops.indexOf('convert')]!).data;
    const first = planeOf(40, 30);
    const before = first.slice();
    planeOf(30, 40);
    expect(first).toEqual(before);
  });

  it('refuses pixels without enough bytes', () => {
    const short: Pixels = { ...picture, data: picture.data.subarray(1) };
    expect(() => runImageProgram(short, { steps: [], outputs: [-1] })).toThrow(
      'Pixels of 4x4 need 48 bytes, but 47 were given.',
    );
  });
});
