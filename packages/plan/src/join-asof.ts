import { columnNames, isNumeric, PlanError, typeName } from '@pixelframe/columnar';
import type { Expr } from './expr.ts';
import { alias, column } from './expr.ts';
import { formatExpr } from './format-expr.ts';
import { inferField } from './infer.ts';
import type { JoinNaming } from './join.ts';
import { addRightColumns, checkKeys } from './join.ts';
import type { JoinOutput, Plan } from './plan.ts';
import { project, schemaOf } from './plan.ts';
import type { AsofOutput, JoinAsofNode } from './relational.ts';
import { freshName } from './similarity/with-keys.ts';
import { supertype } from './supertype.ts';

export interface JoinAsofOptions extends JoinNaming {
  readonly leftOn: Expr;
  readonly rightOn: Expr;
  readonly leftBy?: readonly Expr[];
  readonly rightBy?: readonly Expr[];
  /** Default 'backward'. */
  readonly strategy?: string;
}

const STRATEGIES = ['backward', 'forward', 'nearest'] as const;
const ORDERED = new Set(['bool', 'string', 'binary', 'decimal', 'date', 'time', 'timestamp', 'duration']);
/** Beside numbers: what has distances. */
const MEASURED = new Set(['date', 'time', 'timestamp', 'duration']);

const isStrategy = (name: string): name is JoinAsofNode<Plan>['strategy'] =>
  (STRATEGIES as readonly string[]).includes(name);

/** The plan with a column for each key, and their names. */
function withKeyColumns(
  input: Plan,
  keys: readonly Expr[],
): { readonly plan: Plan; readonly names: readonly string[] } {
  const own = columnNames(schemaOf(input));
  const taken = [...own];
  const added: Expr[] = [];
  const names = keys.map((key) => {
    if (key.kind === 'column') return key.name;
    const name = freshName('key#', taken);
    taken.push(name);
    added.push(alias(key, name));
    return name;
  });
  return { plan: added.length === 0 ? input : project(input, [...own.map(column), ...added]), names };
}

const nameOf = (key: Expr): string | null => (key.kind === 'column' ? key.name : null);

/** The left's columns, then the right's without its `by` keys, and without its `on` key where both have one name. */
function asofOutput(
  left: readonly string[],
  right: readonly string[],
  options: JoinAsofOptions & { readonly rightBy: readonly Expr[] },
): readonly AsofOutput[] {
  const output: JoinOutput[] = left.map((name) => ({ side: 'left', column: name, name }));
  const hidden = new Set(options.rightBy.map(nameOf));
  const on = nameOf(options.rightOn);
  if (on === nameOf(options.leftOn)) hidden.add(on);
  const shown = right.filter((name) => !hidden.has(name));
  addRightColumns('joinAsof', output, shown, options);
  return Object.freeze(output as AsofOutput[]);
}

/**
 * Each left row, in order, with the right row whose `rightOn` is nearest to its `leftOn` in the direction of `strategy`
 * (an equal one is always the nearest), among those with equal `by` keys; nulls where there is none. Of equally good
 * right rows the first; 'nearest' prefers the later of two equally far. Null keys find nothing, nor do NaN in `by`.
 */
export function joinAsof(left: Plan, right: Plan, options: JoinAsofOptions): Plan {
  const { leftOn, rightOn, leftBy = [], rightBy = [], strategy = 'backward' } = options;
  if (!isStrategy(strategy)) {
    throw new PlanError(
      `joinAsof: strategy must be one of ${STRATEGIES.map((name) => `'${name}'`).join(', ')}, got '${strategy}'.`,
    );
  }
  if (leftBy.length !== rightBy.length) {
    throw new PlanError(
      `joinAsof: ${leftBy.length} left and ${rightBy.length} right "by" keys given; both sides need the same number.`,
      { hint: "Give { by: 'name' }, or { leftBy, rightBy }." },
    );
  }
  const schemas = [schemaOf(left), schemaOf(right)] as const;
  leftBy.forEach((key, i) => checkKeys('joinAsof', key, rightBy[i]!, ...schemas));
  checkKeys('joinAsof', leftOn, rightOn, ...schemas);
  const type = supertype(inferField(leftOn, schemas[0]).type, inferField(rightOn, schemas[1]).type)!;
  const kinds = strategy === 'nearest' ? MEASURED : ORDERED;
  if (!isNumeric(type) && !kinds.has(type.kind)) {
    throw new PlanError(
      `joinAsof: key ${formatExpr(leftOn)} is ${typeName(type)}, which has no ${strategy === 'nearest' ? 'distances' : 'order'}.`,
      { hint: 'Join on numbers, dates, times or durations.' },
    );
  }
  const output = asofOutput(columnNames(schemas[0]), columnNames(schemas[1]), { ...options, rightBy });
  const sides = {
    left: withKeyColumns(left, [leftOn, ...leftBy]),
    right: withKeyColumns(right, [rightOn, ...rightBy]),
  };
  return Object.freeze({
    kind: 'joinAsof',
    left: sides.left.plan,
    right: sides.right.plan,
    leftOn: sides.left.names[0]!,
    rightOn: sides.right.names[0]!,
    leftBy: Object.freeze(sides.left.names.slice(1)),
    rightBy: Object.freeze(sides.right.names.slice(1)),
    strategy,
    output,
  });
}
