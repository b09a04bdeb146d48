import { convertPixels } from '../convert/convert.ts';
import { imageHash, imageMultiHash } from '../hash/image-hash.ts';
import { givesMultiHash } from '../hash/spec.ts';
import { normalize } from '../normalize/normalize.ts';
import {
  hashSpecOf,
  type ImageProgram,
  type ImageStep,
  type ProgramSource,
  type StepResult,
} from '../program/program.ts';
import { packPixels, type Pixels } from '../pixels.ts';
import { resize } from '../resize/resize.ts';
import { imageStats } from '../stats/image-stats.ts';
import { clampBox, type Box } from '../view.ts';
import { pixelsOf } from './results.ts';

/** Pixel by pixel: the picture whose pixel (x, y) is pixel `from(x, y)` of `src`. */
function mapped(src: Pixels, width: number, height: number, from: (x: number, y: number) => [number, number]): Pixels {
  const { channels } = src;
  const packed = packPixels(src);
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [fx, fy] = from(x, y);
      const at = (fy * src.width + fx) * channels;
      data.set(packed.subarray(at, at + channels), (y * width + x) * channels);
    }
  }
  return { width, height, channels, stride: channels, data };
}

function cropped(src: Pixels, [left, top, width, height]: Box): Pixels {
  return mapped(src, width, height, (x, y) => [left + x, top + y]);
}

function turned(src: Pixels, step: ImageStep & { op: 'flip' | 'rotate' }): Pixels {
  const { width, height } = src;
  if (step.op === 'flip') {
    return mapped(src, width, height, (x, y) =>
      step.axis === 'horizontal' ? [width - 1 - x, y] : [x, height - 1 - y],
    );
  }
  if (step.degrees === 180) return mapped(src, width, height, (x, y) => [width - 1 - x, height - 1 - y]);
  if (step.degrees === 90) return mapped(src, height, width, (x, y) => [y, height - 1 - x]);
  return mapped(src, height, width, (x, y) => [width - 1 - y, x]);
}

function centred(src: Pixels, width: number, height: number): Pixels {
  const [w, h] = [Math.min(width, src.width), Math.min(height, src.height)];
  return cropped(src, [Math.floor((src.width - w) / 2), Math.floor((src.height - h) / 2), w, h]);
}

function stepOn(src: Pixels, step: ImageStep, boxes: readonly Box[]): StepResult {
  switch (step.op) {
    case 'resize':
      return { kind: 'pixels', pixels: resize(src, step.width, step.height, step) };
    case 'crop': {
      const box = typeof step.box === 'number' ? boxes[step.box]! : step.box;
      return { kind: 'pixels', pixels: cropped(src, clampBox(box, src.width, src.height)) };
    }
    case 'centerCrop':
      return { kind: 'pixels', pixels: centred(src, step.width, step.height) };
    case 'flip':
    case 'rotate':
      return { kind: 'pixels', pixels: turned(src, step) };
    case 'convert':
      return { kind: 'pixels', pixels: convertPixels(src, step.mode, step.compat) };
    case 'normalize':
      return { kind: 'tensor', ...normalize(src, step) };
    case 'hash': {
      const spec = hashSpecOf(step);
      if (givesMultiHash(spec)) return { kind: 'hashes', data: imageMultiHash(src, spec) };
      return { kind: 'hash', data: imageHash(src, spec) };
    }
    case 'stats':
      return { kind: 'stats', stats: imageStats(src) };
  }
}

/** The output by every step on its own, each on the whole picture before it, copied pixel by pixel where it only moves. */
export function naiveOutput(source: ProgramSource, program: ImageProgram, output: number): StepResult {
  if (output === -1) return { kind: 'pixels', pixels: source };
  const step = program.steps[output]!;
  return stepOn(pixelsOf(naiveOutput(source, program, step.input)), step, source.boxes ?? []);
}
