import { describe, expect, it } from 'vitest';
import { programs, smallPictures } from '../cases/programs.ts';
import { waves } from '../cases/pictures.ts';
import { convertPixels } from '../convert/convert.ts';
import { imageHash } from '../hash/hash.ts';
import { normalize } from '../normalize/normalize.ts';
import type { Pixels } from '../pixels.ts';
import { resize } from '../resize/resize.ts';
import type { ImageProgram, StepResult } from './program.ts';
import { runImageProgram } from './run-program.ts';

/** Every step by its own function, from the start, for every output. */
function plainly(source: Pixels, program: ImageProgram, output: number): StepResult {
  if (output === -1) return { kind: 'pixels', pixels: source };
  const step = program.steps[output]!;
  const input = plainly(source, program, step.input);
  if (input.kind !== 'pixels') throw new Error('not pixels');
  if (step.op === 'resize') return { kind: 'pixels', pixels: resize(input.pixels, step.width, step.height) };
  if (step.op === 'convert') return { kind: 'pixels', pixels: convertPixels(input.pixels, step.mode) };
  if (step.op === 'normalize') return { kind: 'tensor', ...normalize(input.pixels, step) };
  return { kind: 'hash', data: imageHash(input.pixels, step.method, step.hashSize) };
}

describe('runImageProgram', () => {
  for (const [name, program] of programs) {
    it(`${name}: equals the steps one by one`, () => {
      for (const [, picture] of smallPictures) {
        const expected = program.outputs.map((output) => plainly(picture, program, output));
        expect(runImageProgram(picture, program)).toEqual(expected);
      }
    });
  }

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

  it('refuses pixels without enough bytes', () => {
    const short: Pixels = { ...picture, data: picture.data.subarray(1) };
    expect(() => runImageProgram(short, { steps: [], outputs: [-1] })).toThrow(
      'Pixels of 4x4 need 48 bytes, but 47 were given.',
    );
  });
});
