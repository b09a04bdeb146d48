import { convertPixels } from '../convert/convert.ts';
import { hashOfLuma } from '../hash/hash.ts';
import { luma } from '../luma/luma.ts';
import { normalize } from '../normalize/normalize.ts';
import type { Pixels } from '../pixels.ts';
import { resize } from '../resize/resize.ts';
import type { ImageProgram, ImageStep, StepResult } from './program.ts';

/**
 * Computes steps of one image on demand, each once; the luma plane of each picture once too.
 * Results put in beforehand (a device's) are used instead of computing them.
 */
export class StepValues {
  readonly #source: Pixels;
  readonly #program: ImageProgram;
  readonly #results = new Map<number, StepResult>();
  readonly #planes = new Map<Uint8Array, Pixels>();

  constructor(source: Pixels, program: ImageProgram) {
    this.#source = source;
    this.#program = program;
  }

  put(step: number, result: StepResult): void {
    this.#results.set(step, result);
  }

  get(step: number): StepResult {
    if (step === -1) return { kind: 'pixels', pixels: this.#source };
    let result = this.#results.get(step);
    if (result === undefined) {
      const node = this.#program.steps[step]!;
      result = this.#compute(node, this.pixels(node.input));
      this.#results.set(step, result);
    }
    return result;
  }

  /** The result of a step that gives pixels; `checkProgram` has made sure it does. */
  pixels(step: number): Pixels {
    const result = this.get(step);
    return result.kind === 'pixels' ? result.pixels : this.#source;
  }

  outputs(): StepResult[] {
    return this.#program.outputs.map((step) => this.get(step));
  }

  #compute(step: ImageStep, input: Pixels): StepResult {
    switch (step.op) {
      case 'resize':
        return { kind: 'pixels', pixels: resize(input, step.width, step.height) };
      case 'convert':
        if (step.mode === 'L' && input.channels >= 3) return { kind: 'pixels', pixels: this.#plane(input) };
        return { kind: 'pixels', pixels: convertPixels(input, step.mode) };
      case 'normalize':
        return { kind: 'tensor', ...normalize(input, step) };
      case 'hash':
        return { kind: 'hash', data: hashOfLuma(this.#plane(input), step.method, step.hashSize) };
    }
  }

  #plane(input: Pixels): Pixels {
    let plane = this.#planes.get(input.data);
    if (plane === undefined) {
      plane = { width: input.width, height: input.height, channels: 1, stride: 1, data: luma(input) };
      this.#planes.set(input.data, plane);
    }
    return plane;
  }
}
