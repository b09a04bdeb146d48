import type { Expr } from '../expr.ts';
import { alias, column } from '../expr.ts';
import type { Plan, PlanOf } from '../plan.ts';

/** Aggregates whose value does not depend on the order of the rows, to the last bit. */
const ORDERLESS: ReadonlySet<string> = new Set(['count', 'countDistinct', 'min', 'max', 'boolAnd', 'boolOr']);

/** Columns in which every row of the plan is different from every other; null: not known. */
function distinctIn(plan: Plan): readonly string[] | null {
  switch (plan.kind) {
    case 'distinct':
      return plan.on;
    case 'aggregate':
      return plan.keys.length === 0 ? null : plan.keys;
    case 'filter':
    case 'limit':
    case 'sort':
      return distinctIn(plan.input);
    default:
      return null;
  }
}

const covers = (names: readonly string[], wanted: readonly string[] | null): boolean =>
  wanted !== null && wanted.every((name) => names.includes(name));

/** A left join none of whose right columns is read, and that can only find one match, changes nothing. */
function uselessJoin({ how, left, right, rightOn, output }: PlanOf<'join'>): Plan | null {
  if (how !== 'left' || output.some(({ side }) => side !== 'left')) return null;
  const keys = rightOn.flatMap((key) => (key.kind === 'column' ? [key.name] : []));
  if (!covers(keys, distinctIn(right))) return null;
  const exprs = output.map(({ column: name, name: as }): Expr =>
    name === as ? column(name) : alias(column(name), as),
  );
  return Object.freeze({ kind: 'project', input: left, exprs: Object.freeze(exprs) });
}

/** Leaves out operators that cannot change the answer; a filter that nothing passes reads nothing. */
export function workForNothing(plan: Plan): Plan {
  switch (plan.kind) {
    case 'filter': {
      const { predicate, input } = plan;
      if (predicate.kind !== 'literal') return plan;
      return predicate.value === true ? input : Object.freeze({ kind: 'limit', input, limit: 0, offset: 0 });
    }
    case 'distinct':
      return covers(plan.on, distinctIn(plan.input)) ? plan.input : plan;
    case 'aggregate': {
      const { keys, calls, input } = plan;
      const orderless = keys.length === 0 && calls.every(({ fn }) => ORDERLESS.has(fn));
      return orderless && input.kind === 'sort' && input.limit === null
        ? Object.freeze({ ...plan, input: input.input })
        : plan;
    }
    case 'join':
      return uselessJoin(plan) ?? plan;
    default:
      return plan;
  }
}
