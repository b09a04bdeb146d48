import { DataType as T, PlanError, typeName } from '@pixelframe/columnar';
import type { Expr, Plan } from '@pixelframe/plan';
import {
  aggregate,
  alias,
  asColumns,
  buildCall,
  cast,
  column,
  distinct,
  exprName,
  FUNCTIONS,
  functionDefinition,
  inferField,
  isCastable,
  keepColumns,
  pivot,
  project,
  schemaOf,
  sort,
} from '@pixelframe/plan';
import type { ColumnList } from './columns.ts';
import { toColumn, toColumns } from './columns.ts';
import type { Expression } from './expression.ts';

export interface PivotParts {
  /** The distinct values of the pivot column as text, in their order: one column. */
  readonly names: Plan;
  build(names: readonly string[]): Plan;
}

const aggregates = (): string[] =>
  [...FUNCTIONS.values()].filter((definition) => definition.kind === 'aggregate').map(({ name }) => name);

/** What `DataFrame.pivot` runs: first the names, then the table with a column for each. */
export function pivotParts(
  input: Plan,
  groupBy: ColumnList,
  pivotColumn: string | Expression,
  valueColumn: string | Expression,
  fn: string,
): PivotParts {
  if (!aggregates().includes(fn)) {
    throw new PlanError(`pivot: there is no aggregate called "${fn}".`, {
      hint: `There are: ${aggregates().join(', ')}.`,
    });
  }
  const keys = toColumns(groupBy);
  const pivotBy = toColumn(pivotColumn);
  const pivotField = inferField(pivotBy, schemaOf(input));
  if (!isCastable(pivotField.type, T.string())) {
    throw new PlanError(
      `pivot: "${pivotField.name}" is ${typeName(pivotField.type)}, whose values are no column names.`,
      {
        column: pivotField.name,
      },
    );
  }
  const made = asColumns('pivot', input, [pivotBy, toColumn(valueColumn)]);
  const [by, value] = made.names as [string, string];
  const keyNames = keys.map(exprName);
  const call = buildCall(functionDefinition(fn), [column(value)], (given) => given as Expr);
  const named = '#value';
  const asText = alias(cast(column(by), T.string()), by);
  return {
    names: project(keepColumns(sort(distinct(keepColumns(made.plan, [by]), []), [column(by)]), [by]), [asText]),
    build(names) {
      const grouped = aggregate(made.plan, [...keys, column(by)], [alias(call, named)]);
      return pivot(grouped, keyNames, by, named, names);
    },
  };
}
