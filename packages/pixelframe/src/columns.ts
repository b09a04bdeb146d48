import { PlanError } from '@pixelframe/columnar';
import type { Expr } from '@pixelframe/plan';
import { column } from '@pixelframe/plan';
import type { Expression } from './expression.ts';
import { isExpression, nodeOf } from './nodes.ts';

/** What `toColumns` takes: nothing, one column, or several. */
export type ColumnList = string | Expression | readonly (string | Expression)[] | undefined;

/** A bare string is a column's name. */
export function toColumn(item: string | Expression): Expr {
  if (typeof item === 'string') return column(item);
  if (isExpression(item)) return nodeOf(item);
  throw new PlanError(`Expected a column name or an Expression, got ${item === null ? 'null' : typeof item}.`, {
    hint: "Write 'name' or col('name').",
  });
}

export function toColumns(list: ColumnList): Expr[] {
  if (list === undefined) return [];
  return (Array.isArray(list) ? (list as readonly (string | Expression)[]) : [list as string | Expression]).map(
    toColumn,
  );
}
