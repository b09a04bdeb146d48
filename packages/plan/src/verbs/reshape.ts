import { columnNames, PlanError } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias, column, exprName } from '../expr.ts';
import type { Plan } from '../plan.ts';
import { project, schemaOf } from '../plan.ts';

/** A fresh name among the columns, or a PlanError. */
function assertFree(verb: string, plan: Plan, name: string): void {
  if (columnNames(schemaOf(plan)).includes(name)) {
    throw new PlanError(`${verb}: there is a column "${name}" already.`, { column: name, hint: 'Give another name.' });
  }
}

/** The columns with these computed in their place, or after them where the name is new. */
function withReplaced(input: Plan, exprs: readonly Expr[]): Plan {
  if (exprs.every((expr) => expr.kind === 'column')) return input;
  const added = new Map(exprs.map((expr) => [exprName(expr), alias(expr, exprName(expr))]));
  const kept = columnNames(schemaOf(input)).map((name) => {
    const replacement = added.get(name);
    added.delete(name);
    return replacement ?? column(name);
  });
  return project(input, [...kept, ...added.values()]);
}

export interface ExplodeOptions {
  /** Name of a column for the item's position. */
  readonly indexColumn?: string;
  readonly ignoreEmptyAndNull?: boolean;
}

/** A row for each item of the lists. */
export function explode(input: Plan, lists: readonly Expr[], options: ExplodeOptions = {}): Plan {
  if (lists.length === 0) throw new PlanError('explode: name at least one list column.');
  const { indexColumn = null, ignoreEmptyAndNull = false } = options;
  const plan = withReplaced(input, lists);
  if (indexColumn !== null) assertFree('explode', plan, indexColumn);
  const node: Plan = Object.freeze({
    kind: 'explode',
    input: plan,
    columns: lists.map(exprName),
    index: indexColumn,
    ignoreEmptyAndNull,
  });
  schemaOf(node);
  return node;
}

export interface UnpivotNames {
  readonly variableName?: string;
  readonly valueName?: string;
}

/** A row for each of the value columns; none named: all that are no ids. */
export function unpivot(input: Plan, ids: readonly Expr[], values: readonly Expr[], names: UnpivotNames = {}): Plan {
  const { variableName = 'variable', valueName = 'value' } = names;
  const plan = withReplaced(input, [...ids, ...values]);
  const idNames = ids.map(exprName);
  const valueNames =
    values.length > 0 ? values.map(exprName) : columnNames(schemaOf(input)).filter((name) => !idNames.includes(name));
  if (valueNames.length === 0) throw new PlanError('unpivot: there are no columns left to unpivot.');
  const all = [...idNames, variableName, valueName];
  const twice = all.find((name, i) => all.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new PlanError(`unpivot: two columns would be called "${twice}".`, {
      column: twice,
      hint: 'Give another { variableName } or { valueName }.',
    });
  }
  const node: Plan = Object.freeze({
    kind: 'unpivot',
    input: plan,
    ids: idNames,
    values: valueNames,
    variableName,
    valueName,
  });
  schemaOf(node);
  return node;
}

/** The rows of an aggregated table spread over a column for each of `names`. */
export function pivot(
  aggregated: Plan,
  groupBy: readonly string[],
  pivotColumn: string,
  valueColumn: string,
  names: readonly string[],
): Plan {
  const all = [...groupBy, ...names];
  const twice = all.find((name, i) => all.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new PlanError(`pivot: two columns would be called "${twice}".`, {
      column: twice,
      hint: 'Rename a key first.',
    });
  }
  const node: Plan = Object.freeze({ kind: 'pivot', input: aggregated, groupBy, pivotColumn, valueColumn, names });
  schemaOf(node);
  return node;
}
