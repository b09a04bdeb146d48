import { columnNames } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { column, columnsOf, conjunction, conjuncts, exprName, substitute, unalias } from '../expr.ts';
import type { Plan, PlanOf } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import { isRelational } from '../relational.ts';
import { isExpensive, isVolatile } from './cost.ts';
import { filterThroughRelational } from './filter-through-relational.ts';

const filterOver = (input: Plan, predicates: readonly Expr[]): Plan =>
  predicates.length === 0 ? input : Object.freeze({ kind: 'filter', input, predicate: conjunction(predicates) });

function throughProject(predicates: readonly Expr[], project: PlanOf<'project'>): Plan | null {
  const definitions = new Map(project.exprs.map((expr) => [exprName(expr), unalias(expr)]));
  const movable = (predicate: Expr): boolean =>
    !isVolatile(predicate) &&
    [...columnsOf(predicate)].every((name) => {
      const definition = definitions.get(name)!;
      return !isExpensive(definition) && !isVolatile(definition);
    });
  const down = predicates.filter(movable);
  if (down.length === 0) return null;
  const below = filterOver(
    project.input,
    down.map((predicate) => substitute(predicate, definitions)),
  );
  return filterOver(
    Object.freeze({ ...project, input: below }),
    predicates.filter((predicate) => !movable(predicate)),
  );
}

function throughJoin(predicates: readonly Expr[], join: PlanOf<'join' | 'similarityJoin'>): Plan | null {
  const sides = { left: new Map<string, Expr>(), right: new Map<string, Expr>() };
  for (const { side, column: name, name: output } of join.output) {
    if (side !== 'either') sides[side].set(output, column(name));
  }
  const on = (side: 'left' | 'right', predicate: Expr): boolean => {
    const columns = [...columnsOf(predicate)];
    return columns.length > 0 && columns.every((name) => sides[side].has(name));
  };
  // A side whose missing rows become nulls keeps its rows: a filter may only drop what it would keep of them.
  const how = join.kind === 'similarityJoin' ? 'inner' : join.how;
  const rightMoves = how !== 'left' && how !== 'outer';
  const leftMoves = how !== 'right' && how !== 'outer';
  const left = predicates.filter((predicate) => leftMoves && on('left', predicate));
  const right = predicates.filter((predicate) => rightMoves && !left.includes(predicate) && on('right', predicate));
  if (left.length + right.length === 0) return null;
  const pushed = Object.freeze({
    ...join,
    left: filterOver(
      join.left,
      left.map((predicate) => substitute(predicate, sides.left)),
    ),
    right: filterOver(
      join.right,
      right.map((predicate) => substitute(predicate, sides.right)),
    ),
  });
  return filterOver(
    pushed,
    predicates.filter((predicate) => !left.includes(predicate) && !right.includes(predicate)),
  );
}

/** Moves filters towards the sources: below projections, joins, downloads, user functions and image stages. */
export function pushDownFilter(plan: Plan): Plan {
  if (plan.kind !== 'filter') return plan;
  const { input } = plan;
  const predicates = conjuncts(plan.predicate);
  if (isRelational<Plan>(input)) return filterThroughRelational(predicates, input) ?? plan;
  switch (input.kind) {
    case 'project':
      return throughProject(predicates, input) ?? plan;
    case 'join':
      return throughJoin(predicates, input) ?? plan;
    case 'similarityJoin':
      // What is earlier is known of whole sides only.
      return input.pairs === 'earlier' ? plan : (throughJoin(predicates, input) ?? plan);
    case 'download':
    case 'textModel':
    case 'wgsl':
    case 'imageStage': {
      const known = new Set(columnNames(schemaOf(input.input)));
      const movable = (predicate: Expr): boolean => [...columnsOf(predicate)].every((name) => known.has(name));
      const down = predicates.filter(movable);
      if (down.length === 0) return plan;
      return filterOver(
        Object.freeze({ ...input, input: filterOver(input.input, down) }),
        predicates.filter((predicate) => !movable(predicate)),
      );
    }
    default:
      return plan;
  }
}
