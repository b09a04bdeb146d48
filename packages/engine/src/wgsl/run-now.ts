import { kindOfTypedArray, PlanError } from '@pixelframe/columnar';
import type { WgslArray, WgslConstant, WgslInput, WgslType } from '@pixelframe/kernels';
import { compileWgslExpression, runWgslExpression, WGSL_ARRAYS } from '@pixelframe/kernels';
import { wgslElement } from './element-types.ts';

/** A WGSL expression on typed arrays of one length, and numbers and booleans that stand beside all their elements. */
export function runWgslNow(code: string, given: readonly (readonly [string, unknown])[], returns: WgslType): WgslArray {
  const inputs: WgslInput[] = [];
  const arrays: WgslArray[] = [];
  const constants: WgslConstant[] = [];
  for (const [name, value] of given) {
    const kind = kindOfTypedArray(value);
    const type = kind === undefined || kind.endsWith('int64') ? null : wgslElement({ kind });
    if (typeof value === 'number') constants.push({ name, type: 'f32', value });
    else if (typeof value === 'boolean') constants.push({ name, type: 'bool', value: Number(value) });
    else if (type === null) throw wrongInput(name, value);
    else {
      inputs.push({ name, type });
      arrays.push(new WGSL_ARRAYS[type](value as ArrayLike<number>));
    }
  }
  const length = arrays[0]?.length ?? 1;
  const other = arrays.findIndex((array) => array.length !== length);
  if (other !== -1) {
    throw new PlanError(
      `udf.wgsl: the input "${inputs[0]!.name}" has ${length} elements, "${inputs[other]!.name}" ${arrays[other]!.length}.`,
    );
  }
  return runWgslExpression(compileWgslExpression(code, inputs, returns, constants), arrays, length);
}

function wrongInput(name: string, value: unknown): PlanError {
  const given = ArrayBuffer.isView(value) ? value.constructor.name : value === null ? 'null' : typeof value;
  return new PlanError(`udf.wgsl: the input "${name}" is ${given}.`, {
    hint: 'Give a column, a number, a boolean, or a typed array of numbers of at most 32 bits or of Float64.',
  });
}
