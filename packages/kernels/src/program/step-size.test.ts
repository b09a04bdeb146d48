import { expect, test } from 'vitest';
import type { ImageStep } from './program.ts';
import { runImageProgram } from './run-program.ts';
import { stepSize } from './step-size.ts';

const resize = (
  fit: 'fill' | 'cover' | 'contain' | 'shorter' | 'inside',
  width: number,
  height: number,
): ImageStep => ({
  op: 'resize',
  input: -1,
  width,
  height,
  fit,
});

test.each<[ImageStep, number, number]>([
  [resize('fill', 7, 5), 7, 5],
  [resize('cover', 7, 5), 7, 5],
  [resize('contain', 7, 5), 7, 5],
  [resize('shorter', 5, 5), 8, 5],
  [resize('inside', 10, 10), 10, 6],
  [resize('inside', 100, 100), 30, 18],
  [{ op: 'crop', input: -1, box: [25, 2, 9, 9] }, 5, 9],
  [{ op: 'crop', input: -1, box: 1 }, 0, 4],
  [{ op: 'centerCrop', input: -1, width: 8, height: 99 }, 8, 18],
  [{ op: 'flip', input: -1, axis: 'vertical' }, 30, 18],
  [{ op: 'rotate', input: -1, degrees: 90 }, 18, 30],
  [{ op: 'rotate', input: -1, degrees: 180 }, 30, 18],
  [{ op: 'convert', input: -1, mode: 'RGBA' }, 30, 18],
])('%j gives what the program gives: %d x %d', (step, width, height) => {
  const boxes = [
    [0, 0, 1, 1],
    [30, 4, 5, 4],
  ] as const;
  expect(stepSize(step, 30, 18, boxes)).toEqual({ width, height });
  const source = { width: 30, height: 18, channels: 1, stride: 1, data: new Uint8Array(30 * 18), boxes } as const;
  const [result] = runImageProgram(source, { steps: [step], outputs: [0] });
  expect(result).toMatchObject({ kind: 'pixels', pixels: { width, height } });
});
