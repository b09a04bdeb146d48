import { PlanError } from '@pixelframe/columnar';
import { column } from '@pixelframe/plan';
import { Expression } from './expression.ts';

/**
 * The column called `name`.
 *
 * @example
 * df.where(col('age').gt(30))
 */
export function col(name: string): Expression {
  if (typeof name !== 'string') throw new PlanError(`col: expected a column name, got ${typeof name}.`);
  return Expression.of(column(name));
}
