import type { Schema } from '@pixelframe/columnar';
import { columnNames, PlanError, typeName } from '@pixelframe/columnar';
import type { Expr } from './expr.ts';
import { exprName } from './expr.ts';
import { formatExpr } from './format-expr.ts';
import { inferField } from './infer.ts';
import type { JoinHow, JoinOutput, Plan } from './plan.ts';
import { schemaOf } from './plan.ts';
import { supertype } from './supertype.ts';

export interface JoinNaming {
  /** Put before a right column whose name is taken; `right.` when neither is given. */
  readonly prefix?: string;
  readonly suffix?: string;
}

/**
 * Daft's output columns: common key columns first, then the left's, then the right's; right columns whose
 * name is taken get the prefix or suffix.
 */
function joinOutput(left: Schema, right: Schema, common: readonly string[], naming: JoinNaming): JoinOutput[] {
  const prefix = naming.prefix ?? (naming.suffix === undefined ? 'right.' : '');
  const output: JoinOutput[] = common.map((name) => ({ side: 'left', column: name, name }));
  for (const name of columnNames(left)) {
    if (!common.includes(name)) output.push({ side: 'left', column: name, name });
  }
  const taken = new Set(output.map(({ name }) => name));
  for (const column of columnNames(right)) {
    if (common.includes(column)) continue;
    const name = taken.has(column) ? `${prefix}${column}${naming.suffix ?? ''}` : column;
    if (taken.has(name)) {
      throw new PlanError(`join: both sides have a column "${name}".`, {
        column: name,
        hint: 'Give another { prefix } or { suffix }, or rename a column first.',
      });
    }
    taken.add(name);
    output.push({ side: 'right', column, name });
  }
  return output;
}

export function join(
  left: Plan,
  right: Plan,
  how: JoinHow,
  leftOn: readonly Expr[],
  rightOn: readonly Expr[],
  naming: JoinNaming = {},
): Plan {
  if (how === 'cross' && leftOn.length + rightOn.length > 0) {
    throw new PlanError("join: how: 'cross' takes no keys.", { hint: 'Leave out on, leftOn and rightOn.' });
  }
  if (how !== 'cross' && (leftOn.length === 0 || leftOn.length !== rightOn.length)) {
    throw new PlanError(
      `join: ${leftOn.length} left and ${rightOn.length} right keys given; both sides need the same number, at least one.`,
      { hint: "Give { on: 'name' }, or { leftOn, rightOn }." },
    );
  }
  const leftSchema = schemaOf(left);
  const rightSchema = schemaOf(right);
  leftOn.forEach((expr, i) => {
    const a = inferField(expr, leftSchema);
    const b = inferField(rightOn[i]!, rightSchema);
    if (supertype(a.type, b.type) === null) {
      throw new PlanError(
        `join: key ${formatExpr(expr)} is ${typeName(a.type)} on the left and ${typeName(b.type)} on the right.`,
        { hint: 'Convert one side with .cast(type).' },
      );
    }
  });
  const common = leftOn.flatMap((expr, i) => {
    const other = rightOn[i]!;
    return expr.kind === 'column' && other.kind === 'column' && expr.name === other.name ? [exprName(expr)] : [];
  });
  return Object.freeze({
    kind: 'join',
    left,
    right,
    how,
    leftOn: Object.freeze([...leftOn]),
    rightOn: Object.freeze([...rightOn]),
    output: Object.freeze(joinOutput(leftSchema, rightSchema, common, naming)),
  });
}
