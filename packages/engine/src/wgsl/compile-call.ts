import type { Schema } from '@pixelframe/columnar';
import type { WgslConstant, WgslExpression, WgslInput } from '@pixelframe/kernels';
import { compileWgslExpression } from '@pixelframe/kernels';
import type { Expr, PlanOf } from '@pixelframe/plan';
import { inferField, unalias } from '@pixelframe/plan';
import { wgslElement } from './element-types.ts';

/** A call whose code is checked, with the columns that its inputs are. */
export interface CompiledCall {
  readonly expression: WgslExpression;
  /** As many as the expression has inputs. */
  readonly columns: readonly Expr[];
}

/** The one value of an argument that is the same for every row and present; undefined of others. */
function constantOf(arg: Expr): number | undefined {
  const { kind, value } = unalias(arg) as Extract<Expr, { kind: 'literal' }>;
  return kind === 'literal' && (typeof value === 'number' || typeof value === 'boolean') ? Number(value) : undefined;
}

/** Checks the code of a call over rows of `input`; a PlanError shows the place in it. */
export function compileCall({ args, options }: Pick<PlanOf<'wgsl'>, 'args' | 'options'>, input: Schema): CompiledCall {
  const inputs: WgslInput[] = [];
  const constants: WgslConstant[] = [];
  const columns: Expr[] = [];
  args.forEach((arg, i) => {
    const one = { name: options.names[i]!, type: wgslElement(inferField(arg, input).type) };
    const value = constantOf(arg);
    if (value !== undefined) {
      constants.push({ ...one, value });
      return;
    }
    inputs.push(one);
    columns.push(arg);
  });
  const returns = wgslElement(options.returns);
  return { expression: compileWgslExpression(options.code, inputs, returns, constants), columns };
}
