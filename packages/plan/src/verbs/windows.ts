import type { Schema } from '@pixelframe/columnar';
import { columnNames, isNumeric, PlanError, typeName } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias, column, createExprInterner, exprChildren, exprName, rewriteExpr, someExpr, unalias } from '../expr.ts';
import { formatExpr } from '../format-expr.ts';
import { functionDefinition } from '../functions/registry.ts';
import { inferField } from '../infer.ts';
import type { Plan } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import type { ColumnCall } from '../relational.ts';
import { hasAggregate } from './aggregate.ts';
import { asColumns, freshNames } from './columns.ts';
import { assertOrderable } from './sort.ts';

type Over = Extract<Expr, { kind: 'over' }>;
type Call = Extract<Expr, { kind: 'call' }>;

/** Functions that look at the place of a row in its partition: they need an order and have no frame. */
const PLACED: ReadonlySet<string> = new Set(['rowNumber', 'rank', 'denseRank', 'lag', 'lead']);
const FRAMED: ReadonlySet<string> = new Set(['firstValue', 'lastValue']);

const isOver = (expr: Expr): expr is Over => expr.kind === 'over';
const isWindowCall = (expr: Expr): boolean => expr.kind === 'call' && functionDefinition(expr.fn).kind === 'window';

/** The aggregate or window function of an `over`. */
function callOf({ input }: Over): Call {
  const call = unalias(input);
  if (call.kind !== 'call' || functionDefinition(call.fn).kind === undefined) {
    throw new PlanError(`over: ${formatExpr(input)} is neither an aggregate nor a window function.`, {
      hint: "Give it the aggregate alone and compute outside, as in col('x').sum().over(window).mul(2).",
    });
  }
  const inside = call.args.find((arg) => hasAggregate(arg) || someExpr(arg, isWindowCall));
  if (inside !== undefined) {
    throw new PlanError(
      `over: ${formatExpr(call)} has ${formatExpr(inside)} inside, which needs a window of its own.`,
      {
        hint: 'Write .over(window) behind the inner one, too.',
      },
    );
  }
  return call;
}

/** Offsets of a frame by value add to the one ordering column, so it must be a number or a time. */
function checkRange({ orderBy, frame }: Over, input: Schema): void {
  if (frame === null || frame.units !== 'range' || !(frame.start || frame.end)) return;
  if (orderBy.length > 1) {
    throw new PlanError(`over: rangeBetween needs exactly one orderBy column, got ${orderBy.length}.`, {
      hint: 'Order by one column, or count rows with rowsBetween.',
    });
  }
  const { name, type } = inferField(orderBy[0]!, input);
  if (isNumeric(type) || ['date', 'time', 'timestamp', 'duration'].includes(type.kind)) return;
  throw new PlanError(`over: rangeBetween needs a number or a time to order by, "${name}" is ${typeName(type)}.`, {
    column: name,
    hint: 'Count rows with rowsBetween.',
  });
}

function check(over: Over, { fn }: Call, plan: Plan): void {
  const { orderBy, frame } = over;
  const ordered = orderBy.length > 0;
  if (PLACED.has(fn) && !ordered) {
    throw new PlanError(`over: ${fn} needs an order.`, { hint: "Add orderBy, as in over({ orderBy: 'time' })." });
  }
  if (PLACED.has(fn) && frame !== null) {
    throw new PlanError(`over: ${fn} has no frame: it depends on the row's place in its partition alone.`, {
      hint: 'Leave rowsBetween and rangeBetween out.',
    });
  }
  if (FRAMED.has(fn) && frame === null) {
    throw new PlanError(`over: ${fn} needs a frame.`, {
      hint: 'Add rowsBetween, as in rowsBetween: [null, 0] for the rows up to this one.',
    });
  }
  if (frame !== null && !ordered) {
    throw new PlanError('over: a frame needs an order.', {
      hint: "Add orderBy, as in over({ orderBy: 'time', ... }).",
    });
  }
  if (frame !== null && frame.start !== null && frame.end !== null && frame.start > frame.end) {
    throw new PlanError(`over: the frame starts (${frame.start}) after it ends (${frame.end}).`);
  }
  checkRange(over, schemaOf(plan));
  assertOrderable('over', plan, orderBy);
}

/** One layer: windows without a window inside become columns of `plan`, called `names[id]`. */
function addWindows(plan: Plan, overs: ReadonlyMap<number, Over>): { plan: Plan; names: ReadonlyMap<number, string> } {
  const intern = createExprInterner();
  const read = new Map<number, Expr>();
  const calls = new Map<number, Call>();
  for (const [id, over] of overs) {
    const call = callOf(over);
    check(over, call, plan);
    calls.set(id, call);
    for (const expr of [...over.partitionBy, ...over.orderBy, ...call.args]) {
      if (!read.has(intern(expr))) read.set(intern(expr), unalias(expr));
    }
  }
  const columns = asColumns('over', plan, [...read.values()], 'window');
  const columnNamed = new Map([...read.keys()].map((id, i) => [id, columns.names[i]!]));
  const nameOf = (expr: Expr): string => columnNamed.get(intern(expr))!;
  const fresh = freshNames(columnNames(schemaOf(columns.plan)), overs.size, 'over');
  const names = new Map([...overs.keys()].map((id, i) => [id, fresh[i]!]));
  const nodes = new Map<string, { spec: Over; calls: ColumnCall[] }>();
  for (const [id, over] of overs) {
    const { fn, args, options } = calls.get(id)!;
    const { desc, nullsFirst, frame } = over;
    const keys = [over.partitionBy.map(nameOf), over.orderBy.map(nameOf), desc, nullsFirst, frame];
    const key = JSON.stringify(keys);
    const node = nodes.get(key) ?? { spec: over, calls: [] };
    nodes.set(key, node);
    node.calls.push({ fn, args: args.map(nameOf), options, name: names.get(id)! });
  }
  let result = columns.plan;
  for (const { spec, calls: own } of nodes.values()) {
    const { desc, nullsFirst, frame } = spec;
    result = Object.freeze({
      kind: 'window',
      input: result,
      partitionBy: Object.freeze(spec.partitionBy.map(nameOf)),
      order: Object.freeze({ keys: spec.orderBy.map(nameOf), desc, nullsFirst }),
      frame,
      calls: Object.freeze(own),
    });
    schemaOf(result);
  }
  return { plan: result, names };
}

/**
 * Takes the windows out of expressions: each becomes a column that an operator below adds, equal ones the same column,
 * and what they compute with becomes columns below that. The names of the results stay. A PlanError for a window
 * function without a window, or with one that does not suit it.
 */
export function extractWindows(input: Plan, exprs: readonly Expr[]): { input: Plan; exprs: readonly Expr[] } {
  let plan = input;
  let rest = exprs;
  while (rest.some((expr) => someExpr(expr, isOver))) {
    const intern = createExprInterner();
    const overs = new Map<number, Over>();
    for (const expr of rest) {
      someExpr(expr, (node) => {
        const innermost = isOver(node) && !exprChildren(node).some((child) => someExpr(child, isOver));
        if (innermost && !overs.has(intern(node))) overs.set(intern(node), node);
        return false;
      });
    }
    const added = addWindows(plan, overs);
    plan = added.plan;
    rest = rest.map((expr) => {
      const next = rewriteExpr(expr, (node) => {
        const name = isOver(node) ? added.names.get(intern(node)) : undefined;
        return name === undefined ? node : column(name);
      });
      return exprName(next) === exprName(expr) ? next : alias(next, exprName(expr));
    });
  }
  const bare = rest.find((expr) => someExpr(expr, isWindowCall));
  if (bare !== undefined) {
    throw new PlanError(`${formatExpr(bare)} has a meaning only inside a window.`, {
      hint: "Write .over(window) behind it, as in rowNumber().over({ partitionBy: 'group', orderBy: 'time' }).",
    });
  }
  return { input: plan, exprs: rest };
}
