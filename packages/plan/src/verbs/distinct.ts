import { columnNames } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import type { Plan } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import { asColumns, keepColumns } from './columns.ts';

/** The first row of each distinct combination of these values; of whole rows when none are named. */
export function distinct(input: Plan, on: readonly Expr[]): Plan {
  const own = columnNames(schemaOf(input));
  const { plan, names, plain } = asColumns('distinct', input, on);
  const node: Plan = Object.freeze({ kind: 'distinct', input: plan, on: on.length === 0 ? own : names });
  return plain ? node : keepColumns(node, own);
}
