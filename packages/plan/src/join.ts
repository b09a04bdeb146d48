import type { Schema } from '@pixelframe/columnar';
import { columnNames, PlanError, typeName } from '@pixelframe/columnar';
import type { Expr } from './expr.ts';
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

/** Adds these right columns to an output; one whose name is taken gets the prefix or suffix, again while it must. */
export function addRightColumns(
  verb: string,
  output: JoinOutput[],
  columns: readonly string[],
  naming: JoinNaming,
): void {
  const prefix = naming.prefix ?? (naming.suffix === undefined ? 'right.' : '');
  const suffix = naming.suffix ?? '';
  const used = new Set(output.map(({ name }) => name));
  const taken = new Set([...used, ...columns]);
  for (const column of columns) {
    let name = column;
    while (name === column ? used.has(name) : taken.has(name)) {
      if (prefix + suffix === '') {
        throw new PlanError(`${verb}: both sides have a column "${name}".`, {
          column: name,
          hint: 'Give a { prefix } or { suffix } that is not empty, or rename a column first.',
        });
      }
      name = `${prefix}${name}${suffix}`;
    }
    taken.add(name);
    output.push({ side: 'right', column, name });
  }
}

/** Which side a key of both has its values from. */
const keySide = (how: JoinHow): JoinOutput['side'] => (how === 'right' ? 'right' : how === 'outer' ? 'either' : 'left');

/**
 * Daft's output columns: common key columns first, then the left's, then the right's; semi and anti joins have the
 * left's only.
 */
function joinOutput(
  left: Schema,
  right: Schema,
  how: JoinHow,
  common: readonly string[],
  naming: JoinNaming,
): JoinOutput[] {
  if (how === 'semi' || how === 'anti') {
    return columnNames(left).map((name) => ({ side: 'left', column: name, name }));
  }
  const output: JoinOutput[] = common.map((name) => ({ side: keySide(how), column: name, name }));
  for (const name of columnNames(left)) {
    if (!common.includes(name)) output.push({ side: 'left', column: name, name });
  }
  const others = columnNames(right).filter((name) => !common.includes(name));
  addRightColumns('join', output, others, naming);
  return output;
}

/** Throws a PlanError where two keys have no common type. */
export function checkKeys(verb: string, left: Expr, right: Expr, leftSchema: Schema, rightSchema: Schema): void {
  const a = inferField(left, leftSchema);
  const b = inferField(right, rightSchema);
  if (supertype(a.type, b.type) !== null) return;
  throw new PlanError(
    `${verb}: key ${formatExpr(left)} is ${typeName(a.type)} on the left and ${typeName(b.type)} on the right.`,
    { hint: 'Convert one side with .cast(type).' },
  );
}

/** Keys that are the same column on both sides. */
export const commonKeys = (leftOn: readonly Expr[], rightOn: readonly Expr[]): string[] => {
  const names = leftOn.flatMap((left, i) => {
    const right = rightOn[i]!;
    return left.kind === 'column' && right.kind === 'column' && left.name === right.name ? [left.name] : [];
  });
  return [...new Set(names)];
};

/**
 * Joins rows with equal keys; null and NaN keys are equal to nothing. Left rows in order, then their right rows; right
 * rows without a left one (right, outer) come last.
 */
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
  leftOn.forEach((expr, i) => checkKeys('join', expr, rightOn[i]!, leftSchema, rightSchema));
  return Object.freeze({
    kind: 'join',
    left,
    right,
    how,
    leftOn: Object.freeze([...leftOn]),
    rightOn: Object.freeze([...rightOn]),
    output: Object.freeze(joinOutput(leftSchema, rightSchema, how, commonKeys(leftOn, rightOn), naming)),
  });
}
