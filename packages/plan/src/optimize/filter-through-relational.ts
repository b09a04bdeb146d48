import { columnNames } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { columnsOf, conjunction } from '../expr.ts';
import type { Plan } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import type { RelationalPlan } from '../relational.ts';

const filterOver = (input: Plan, predicates: readonly Expr[]): Plan =>
  predicates.length === 0 ? input : Object.freeze({ kind: 'filter', input, predicate: conjunction(predicates) });

/** Columns whose rows a filter may drop before the operator as well as after it; null: none. */
function passing(plan: RelationalPlan<Plan>): readonly string[] | null {
  switch (plan.kind) {
    case 'aggregate':
      // Rows with equal keys stand or fall together. Without keys there is one row even of nothing.
      return plan.keys.length === 0 ? null : plan.keys;
    case 'distinct':
      return plan.on;
    case 'sort':
      return plan.limit === null ? columnNames(schemaOf(plan)) : null;
    case 'window':
      return plan.partitionBy.length === 0 ? null : plan.partitionBy;
    case 'explode':
      return columnNames(schemaOf(plan.input)).filter((name) => !plan.columns.includes(name));
    case 'unpivot':
      return plan.ids;
    case 'pivot':
      return plan.groupBy;
    case 'mapGroups':
      return plan.keys;
    case 'concat':
    case 'setOperation':
      return columnNames(schemaOf(plan));
    case 'sample':
    case 'rowNumber':
    case 'batches':
    case 'joinAsof':
      return null;
  }
}

/** Moves what it can of a filter below an operator over whole tables; null: nothing moves. */
export function filterThroughRelational(predicates: readonly Expr[], plan: RelationalPlan<Plan>): Plan | null {
  const columns = passing(plan);
  if (columns === null) return null;
  const known = new Set(columns);
  const movable = (predicate: Expr): boolean => {
    const read = [...columnsOf(predicate)];
    return read.length > 0 && read.every((name) => known.has(name));
  };
  const down = predicates.filter(movable);
  if (down.length === 0) return null;
  const below = (input: Plan): Plan => filterOver(input, down);
  const moved: Plan =
    plan.kind === 'concat'
      ? Object.freeze({ ...plan, inputs: Object.freeze(plan.inputs.map(below)) })
      : plan.kind === 'setOperation'
        ? // What is not on the left is not in the answer, whatever the right has.
          Object.freeze({ ...plan, left: below(plan.left) })
        : Object.freeze({ ...plan, input: below((plan as Extract<typeof plan, { readonly input: Plan }>).input) });
  return filterOver(
    moved,
    predicates.filter((predicate) => !movable(predicate)),
  );
}
