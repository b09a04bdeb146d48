import { PlanError } from '@pixelframe/columnar';
import { column } from '@pixelframe/plan';
import type { NamedExpression } from './expression.ts';
import { Expression } from './expression.ts';

/**
 * The column called `name`.
 *
 * @example
 * df.where(col('age').gt(30))
 */
export function col<N extends string>(name: N): NamedExpression<N> {
  if (typeof name !== 'string') throw new PlanError(`col: expected a column name, got ${typeof name}.`);
  return Expression.of(column(name)) as NamedExpression<N>;
}
