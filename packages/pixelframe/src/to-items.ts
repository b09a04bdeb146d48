import { PlanError } from '@pixelframe/columnar';
import type { Expr } from '@pixelframe/plan';
import { alias } from '@pixelframe/plan';
import { toColumn } from './columns.ts';
import type { Expression } from './expression.ts';
import { isExpression, nodeOf } from './nodes.ts';
import type { Projections } from './row-types.ts';

/** `{ name: expression }` as named expressions. */
export function toNamed(verb: string, columns: Projections): Expr[] {
  return Object.entries(columns).map(([name, expression]) => {
    if (!isExpression(expression)) {
      throw new PlanError(`${verb}: "${name}" must be an Expression.`, {
        column: name,
        hint: 'Use lit(value) for a constant.',
      });
    }
    return alias(nodeOf(expression), name);
  });
}

const isProjections = (item: unknown): item is Projections =>
  typeof item === 'object' && item !== null && !isExpression(item) && !Array.isArray(item);

/** Names, expressions, and objects of named expressions, one after the other. */
export const toItems = (verb: string, items: readonly (string | Expression | Projections)[]): Expr[] =>
  items.flatMap((item) => (isProjections(item) ? toNamed(verb, item) : [toColumn(item)]));
