import { convertPixels } from '../convert/convert.ts';
import { flattenOnWhite } from '../convert/flatten.ts';
import { imageHash, imageMultiHash, type LumaPlane } from '../hash/image-hash.ts';
import { givesMultiHash, type HashSpec } from '../hash/spec.ts';
import { freshPlane, luma } from '../luma/luma.ts';
import { luma601 } from '../luma/luma601.ts';
import { lendPlane, returnPlane } from '../luma/scratch-plane.ts';
import { normalize } from '../normalize/normalize.ts';
import { blankPixels, type Pixels } from '../pixels.ts';
import { resample, resampleAxes, sourceBox, type Resampling } from '../resize/resample.ts';
import type { ResizeCompat } from '../resize/resize-options.ts';
import { statsOfLuma } from '../stats/image-stats.ts';
import { cropView, flipView, isContiguous, packView, rotateView, viewOf, type Box, type View } from '../view.ts';
import { boxBeforeFlip, boxBeforeRotate, boxWithin } from './part.ts';
import type { ImageProgram, ProgramSource, StepResult } from './program.ts';
import { resolveProgram, type ResolvedProgram, type ResolvedStep } from './resolve.ts';

interface Plane {
  readonly of: View;
  readonly compat: ResizeCompat;
  readonly plane: Pixels;
  /** Given back when all is computed; a result must not refer to it. */
  readonly lent: boolean;
}

interface Copy {
  readonly of: View;
  readonly copy: Pixels;
}

/**
 * Computes steps of one image on demand, each once; each luma plane once too. Of a step that one other step reads,
 * only the part that one needs is computed. Results put in beforehand (a device's) are used instead of computing them.
 */
export class StepValues {
  readonly #source: Pixels;
  readonly #outputs: readonly number[];
  readonly #resolved: ResolvedProgram;
  readonly #views = new Map<number, View>();
  readonly #results = new Map<number, StepResult>();
  #planes: Plane[] = [];
  readonly #copies: Copy[] = [];

  constructor(source: ProgramSource, program: ImageProgram, resolved = resolveProgram(source, program)) {
    this.#source = source;
    this.#outputs = program.outputs;
    this.#resolved = resolved;
  }

  put(step: number, result: StepResult): void {
    this.#results.set(step, result);
    if (result.kind === 'pixels') this.#views.set(step, viewOf(result.pixels));
  }

  get(step: number): StepResult {
    if (step === -1) return { kind: 'pixels', pixels: this.#source };
    let result = this.#results.get(step);
    if (result === undefined) {
      result = this.#compute(step, this.#resolved.steps[step]!);
      this.#results.set(step, result);
    }
    return result;
  }

  /** All results; nothing may be asked for after them. */
  outputs(): StepResult[] {
    try {
      return this.#outputs.map((step) => this.get(step));
    } finally {
      for (const { plane, lent } of this.#planes) if (lent) returnPlane(plane.data);
      this.#planes = [];
    }
  }

  #compute(at: number, step: ResolvedStep): StepResult {
    switch (step.op) {
      case 'normalize':
        return { kind: 'tensor', ...normalize(this.#packed(this.#whole(step.input)), step) };
      case 'hash':
        return this.#hash(this.#whole(step.input), step.spec);
      case 'stats': {
        const { data, width, height } = this.#plane(this.#whole(step.input), 'daft');
        return { kind: 'stats', stats: statsOfLuma(data, width, height) };
      }
      default:
        return { kind: 'pixels', pixels: this.#packed(this.#whole(at)) };
    }
  }

  #hash(input: View, spec: HashSpec): StepResult {
    const planeOf: LumaPlane = (_, kind) => this.#plane(input, kind === 'daft' ? 'daft' : 'pillow');
    const picture = this.#packed(input);
    if (givesMultiHash(spec)) return { kind: 'hashes', data: imageMultiHash(picture, spec, planeOf) };
    return { kind: 'hash', data: imageHash(picture, spec, planeOf) };
  }

  #whole(step: number): View {
    if (step === -1) return viewOf(this.#source);
    const { width, height } = this.#resolved.sizes[step]!;
    return this.#part(step, [0, 0, width, height]);
  }

  /** A part of what a step gives, computing no more of it than that where nobody else will ask for the rest. */
  #part(step: number, box: Box): View {
    if (step === -1) return cropView(viewOf(this.#source), box);
    const known = this.#views.get(step);
    if (known !== undefined) return cropView(known, box);
    const { sizes, steps, uses } = this.#resolved;
    if (uses[step] === 1) return this.#make(steps[step]!, box);
    const { width, height } = sizes[step]!;
    const whole = this.#make(steps[step]!, [0, 0, width, height]);
    this.#views.set(step, whole);
    return cropView(whole, box);
  }

  #make(step: ResolvedStep, box: Box): View {
    switch (step.op) {
      case 'crop':
        return this.#part(step.input, boxWithin(step.box, box));
      case 'flip':
        return flipView(this.#part(step.input, boxBeforeFlip(box, step.axis, this.#size(step.input))), step.axis);
      case 'rotate': {
        const before = boxBeforeRotate(box, step.degrees, this.#size(step.input));
        return rotateView(this.#part(step.input, before), step.degrees);
      }
      case 'convert':
        return this.#converted(this.#part(step.input, box), step);
      case 'resize':
        return this.#resampled(step.input, step, box);
      case 'blank':
        return this.#blank(step.input, box);
      default:
        throw new Error(`Step ${step.op} gives no pixels.`);
    }
  }

  #size(step: number): { readonly width: number; readonly height: number } {
    return step === -1 ? this.#source : this.#resolved.sizes[step]!;
  }

  #converted(view: View, step: ResolvedStep & { op: 'convert' }): View {
    const { mode, compat = 'daft', background } = step;
    const { pixels } = view;
    if (background === 'white' && pixels.channels % 2 === 0) {
      return this.#converted(viewOf(flattenOnWhite(this.#packed(view))), step);
    }
    if (mode === 'L' && pixels.channels >= 3) return viewOf(this.#keptPlane(view, compat));
    const channels = channelsOf[mode];
    if (channels === pixels.channels) return view;
    // Only trailing channels are dropped.
    if (mode === 'L' || (mode === 'RGB' && pixels.channels === 4)) return { ...view, pixels: { ...pixels, channels } };
    return viewOf(convertPixels(this.#packed(view), mode, compat));
  }

  #resampled(input: number, how: Resampling, part: Box): View {
    if (part[2] === 0 || part[3] === 0) return this.#blank(input, part);
    const axes = resampleAxes(this.#size(input), how, part);
    return viewOf(resample(this.#part(input, sourceBox(axes)), axes, how, part));
  }

  #blank(input: number, [, , width, height]: Box): View {
    const { channels } = this.#part(input, [0, 0, 0, 0]).pixels;
    return viewOf(blankPixels({ width, height }, channels));
  }

  #packed(of: View): Pixels {
    if (isContiguous(of)) return packView(of);
    const known = this.#copies.find((one) => one.of.pixels.channels === of.pixels.channels && sameView(one.of, of));
    if (known !== undefined) return known.copy;
    const copy = packView(of);
    this.#copies.push({ of, copy });
    return copy;
  }

  #knownPlane(of: View, compat: ResizeCompat): Plane | undefined {
    return this.#planes.find((one) => one.compat === compat && sameView(one.of, of));
  }

  /** The luma of a view, to be looked at only until all is computed. */
  #plane(of: View, compat: ResizeCompat): Pixels {
    return this.#knownPlane(of, compat)?.plane ?? this.#newPlane(of, compat, true);
  }

  /** The luma of a view, which may become a result. */
  #keptPlane(of: View, compat: ResizeCompat): Pixels {
    const known = this.#knownPlane(of, compat);
    if (known === undefined) return this.#newPlane(of, compat, false);
    return known.lent ? { ...known.plane, data: known.plane.data.slice() } : known.plane;
  }

  #newPlane(of: View, compat: ResizeCompat, mayLend: boolean): Pixels {
    const picture = this.#packed(of);
    const { width, height } = of;
    // The luma of a gray picture may be its own pixels.
    const lent = mayLend && picture.channels >= 3;
    const data = (compat === 'daft' ? luma : luma601)(picture, lent ? lendPlane : freshPlane);
    const plane: Pixels = { width, height, channels: 1, stride: 1, data };
    this.#planes.push({ of, compat, plane, lent });
    return plane;
  }
}

const channelsOf = { L: 1, LA: 2, RGB: 3, RGBA: 4 } as const;

/** Whether both are the same pixels of the same bytes; how many channels are looked at says nothing about the luma. */
function sameView(a: View, b: View): boolean {
  const place = (view: View): number[] => [view.origin, view.stepX, view.stepY, view.width, view.height];
  const [x, y] = [place(a), place(b)];
  return (
    a.pixels.data === b.pixels.data && a.pixels.stride === b.pixels.stride && x.every((value, i) => value === y[i])
  );
}
