import { PlanError } from '@pixelframe/columnar';
import { findLoop } from './find-loop.ts';
import { copy, truth, type Loop } from './loops.ts';
import { WGSL_ARRAYS, type WgslArray, type WgslExpression, type WgslStep } from './expression.ts';

/** Elements a step computes before the next one: few enough that all blocks stay in the cache. */
const BLOCK = 1024;

/**
 * The expression on the CPU, element by element, after IEEE 754: each operation is rounded to f32, non-finite values
 * go through, integers wrap. Where WGSL leaves a value open, it is this: x / 0 is x and x % 0 is 0 in integers, shifts
 * count modulo 32, a float outside of an integer type becomes its nearest value there (2147483520 and 4294967040 at
 * the top, 0 from NaN), `clamp` ends with the upper bound, and `%` of floats is exact.
 *
 * @param values - an array for each input, in order: Float32Array for f32, Int32Array for i32, Uint32Array for u32,
 * Uint8Array for bool, where everything but 0 is true
 * @param length - elements to compute; the arrays have at least as many
 * @returns an array of the type of the result; booleans are 0 and 1
 * @throws PlanError where an array is missing, too short or of another type
 */
export function runWgslExpression(expression: WgslExpression, values: readonly WgslArray[], length: number): WgslArray {
  checkWgslArrays(expression, values, length);
  const out = new WGSL_ARRAYS[expression.returns](length);
  const run = new BlockRun(expression, values);
  for (let start = 0; start < length; start += BLOCK) {
    const n = Math.min(BLOCK, length - start);
    run.compute(start, n, out.subarray(start, start + n));
  }
  return out;
}

export function checkWgslArrays({ inputs }: WgslExpression, values: readonly WgslArray[], length: number): void {
  if (values.length !== inputs.length) {
    const counted = inputs.length === 1 ? 'takes one array' : `takes ${inputs.length} arrays`;
    throw new PlanError(`WGSL expression: it ${counted}, ${values.length} given.`);
  }
  inputs.forEach(({ name, type }, i) => {
    const array = values[i]!;
    if (!(array instanceof WGSL_ARRAYS[type])) {
      const given = Object.prototype.toString.call(array).slice(8, -1);
      throw new PlanError(
        `WGSL expression: the input "${name}" is ${type}, in ${WGSL_ARRAYS[type].name}; ${given} given.`,
      );
    }
    if (array.length < length) {
      throw new PlanError(`WGSL expression: the input "${name}" has ${array.length} elements, not ${length}.`);
    }
  });
}

/** The blocks of one run: constants filled once, inputs looked at in place. */
class BlockRun {
  readonly #steps: readonly WgslStep[];
  readonly #values: readonly WgslArray[];
  readonly #loops: readonly (Loop | undefined)[];
  readonly #blocks: WgslArray[];

  constructor({ steps }: WgslExpression, values: readonly WgslArray[]) {
    this.#steps = steps;
    this.#values = values;
    this.#loops = steps.map((step) =>
      step.kind === 'apply' ? findLoop(step.op, steps[step.args[0]!]!.type) : undefined,
    );
    this.#blocks = steps.map((step) => {
      const block = new WGSL_ARRAYS[step.type](BLOCK);
      return step.kind === 'constant' ? block.fill(step.value) : block;
    });
  }

  /** Elements `start` to `start + n` of the result into `out`. */
  compute(start: number, n: number, out: WgslArray): void {
    const [steps, blocks] = [this.#steps, this.#blocks];
    const last = steps.length - 1;
    for (let i = 0; i <= last; i++) {
      const step = steps[i]!;
      if (step.kind === 'input') this.#look(i, step.input, start, n);
      else if (step.kind === 'apply') {
        const [a, b, c] = step.args;
        const first = blocks[a!]!;
        const target = i === last ? out : blocks[i]!;
        this.#loops[i]!(n, target, first, blocks[b ?? a!]!, blocks[c ?? a!]!);
      }
    }
    if (steps[last]!.kind !== 'apply') copy(n, out, blocks[last]!, out, out);
  }

  #look(place: number, input: number, start: number, n: number): void {
    const part = this.#values[input]!.subarray(start, start + n);
    if (this.#steps[place]!.type !== 'bool') this.#blocks[place] = part;
    else truth(n, this.#blocks[place]!, part, part, part);
  }
}
