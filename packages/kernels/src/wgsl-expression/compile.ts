import { PlanError } from '@pixelframe/columnar';
import { check } from './check.ts';
import {
  isWgslType,
  WGSL_TYPES,
  type WgslConstant,
  type WgslExpression,
  type WgslInput,
  type WgslType,
} from './expression.ts';
import { isWgslName, parse } from './parse.ts';

/** A shader has 8 storage buffers on every device, and the result takes one. */
const MOST_INPUTS = 7;

/**
 * Checks an element-wise expression in WGSL. The code is one expression, or `let` statements and a final `return`;
 * choices are made with `select`. There is no `if`, loop, assignment or vector. Names that WGSL reserves for its own
 * future are free here.
 *
 * @param code - such as `(x - mean) / deviation`, or `let y = x * x; return select(y, 0.0, y > limit);`
 * @param inputs - at most seven; the code sees one element of each
 * @param returns - type of the result; nothing but a literal converts by itself
 * @param constants - further names, with the one value of each
 * @throws PlanError that shows the place in the code
 * @example
 * const expression = compileWgslExpression('clamp(x * gain, 0.0, 1.0)', [
 *   { name: 'x', type: 'f32' },
 *   { name: 'gain', type: 'f32' },
 * ], 'f32');
 * runWgslExpression(expression, [Float32Array.of(0.25, 4), Float32Array.of(2, 2)], 2); // Float32Array [0.5, 1]
 */
export function compileWgslExpression(
  code: string,
  inputs: readonly WgslInput[],
  returns: WgslType,
  constants: readonly WgslConstant[] = [],
): WgslExpression {
  if (inputs.length > MOST_INPUTS) {
    throw new PlanError(`WGSL expression: ${inputs.length} inputs given, at most ${MOST_INPUTS} are possible.`, {
      hint: 'Compute in two expressions, one from the result of the other.',
    });
  }
  checkNames([...inputs, ...constants]);
  if (!isWgslType(returns)) throw noSuchType('returns', returns);
  const own = inputs.map(({ name, type }) => ({ name, type }));
  return { code, inputs: own, returns, steps: check(code, parse(code), own, returns, constants) };
}

function checkNames(inputs: readonly WgslInput[]): void {
  inputs.forEach(({ name, type }, i) => {
    if (!isWgslName(name)) {
      throw new PlanError(`WGSL expression: the input name "${name}" cannot be written in the code.`, {
        hint: 'A name is letters, digits and _, starts with no digit, and is no keyword; rename the column with .alias(name).',
      });
    }
    if (inputs.findIndex((other) => other.name === name) < i) {
      throw new PlanError(`WGSL expression: two inputs are called "${name}".`, {
        hint: 'Rename one with .alias(name).',
      });
    }
    if (!isWgslType(type)) throw noSuchType(`the input "${name}"`, type);
  });
}

const noSuchType = (what: string, type: string): PlanError =>
  new PlanError(`WGSL expression: ${what} has the type "${type}"; there are ${WGSL_TYPES.join(', ')}.`);
