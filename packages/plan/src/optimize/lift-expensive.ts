import { columnNames } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias, column, conjunction, conjuncts } from '../expr.ts';
import type { Plan } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import { isExpensive } from './cost.ts';

const withTemporaries = (input: Plan, temporaries: readonly Expr[]): Plan => {
  const names = columnNames(schemaOf(input));
  return Object.freeze({
    kind: 'project',
    input,
    exprs: Object.freeze([...names.map(column), ...temporaries]),
  });
};

const freshNames = (taken: readonly string[], count: number, base: string): string[] => {
  const used = new Set(taken);
  const names: string[] = [];
  for (let i = 0; names.length < count; i++) {
    const name = `${base}#${i}`;
    if (!used.has(name)) names.push(name);
  }
  return names;
};

/**
 * Filters and join keys that download or decode get those parts computed in a projection below them, so that only
 * projections ever hold such calls; cheap conjuncts of the same filter run first, over fewer rows.
 */
export function liftExpensive(plan: Plan): Plan {
  if (plan.kind === 'filter' && isExpensive(plan.predicate)) {
    const predicates = conjuncts(plan.predicate);
    const cheap = predicates.filter((predicate) => !isExpensive(predicate));
    const costly = predicates.filter(isExpensive);
    const names = columnNames(schemaOf(plan.input));
    const input: Plan =
      cheap.length === 0
        ? plan.input
        : Object.freeze({ kind: 'filter', input: plan.input, predicate: conjunction(cheap) });
    const temporaries = freshNames(names, costly.length, 'predicate');
    const computed = withTemporaries(
      input,
      costly.map((predicate, i) => alias(predicate, temporaries[i]!)),
    );
    const filtered: Plan = Object.freeze({
      kind: 'filter',
      input: computed,
      predicate: conjunction(temporaries.map(column)),
    });
    return Object.freeze({ kind: 'project', input: filtered, exprs: Object.freeze(names.map(column)) });
  }
  if (plan.kind === 'join' && [...plan.leftOn, ...plan.rightOn].some(isExpensive)) {
    const lift = (side: Plan, keys: readonly Expr[]): { plan: Plan; keys: readonly Expr[] } => {
      const costly = keys.filter(isExpensive);
      if (costly.length === 0) return { plan: side, keys };
      const temporaries = freshNames(columnNames(schemaOf(side)), costly.length, 'key');
      return {
        plan: withTemporaries(
          side,
          costly.map((key, i) => alias(key, temporaries[i]!)),
        ),
        keys: keys.map((key) => (isExpensive(key) ? column(temporaries[costly.indexOf(key)]!) : key)),
      };
    };
    const left = lift(plan.left, plan.leftOn);
    const right = lift(plan.right, plan.rightOn);
    return Object.freeze({ ...plan, left: left.plan, right: right.plan, leftOn: left.keys, rightOn: right.keys });
  }
  return plan;
}
