import type { Batch, Column, Field } from '@pixelframe/columnar';
import { batch, schema, takeColumn } from '@pixelframe/columnar';
import type { Expr } from '@pixelframe/plan';
import { column, functionDefinition, mapExprChildren, someExpr } from '@pixelframe/plan';
import { listColumn, listParts, parentRows } from './list/list-parts.ts';

/** A list, and what to compute over its items as one column. */
export interface PerItem {
  /** The list again, without items under nulls: one item for each row of `rows`. */
  readonly list: Column;
  readonly element: Column;
  readonly expr: Expr;
  /** What `expr` reads beside the item, a row for each item. */
  readonly rows: Batch;
}

/** Whether every item needs a value of its own: because it reads the item, or because no two values are alike. */
const differs = (expr: Expr): boolean =>
  someExpr(
    expr,
    (node) => node.kind === 'element' || (node.kind === 'call' && functionDefinition(node.fn).volatile === true),
  );

/**
 * Prepares `expr`, to be computed for each item of `list`: whatever in it does not read the item is computed once for
 * each row of the list, by `perRow`, and then repeated.
 */
export function perItem(expr: Expr, list: Column, perRow: (expr: Expr) => Column): PerItem {
  const { offsets, items } = listParts(list);
  const fields: Field[] = [];
  const columns: Column[] = [];
  let parents: Int32Array | null = null;
  const hoist = (node: Expr): Expr => {
    if (node.kind === 'literal') return node;
    if (differs(node)) return mapExprChildren(node, hoist);
    const value = perRow(node);
    const name = `#${columns.length}`;
    fields.push({ name, type: value.type });
    parents ??= parentRows(offsets);
    columns.push(takeColumn(value, parents));
    return column(name);
  };
  const inner = hoist(expr);
  return {
    list: listColumn({ kind: 'list', item: items.type }, offsets, items, list.validity),
    element: items,
    expr: inner,
    rows: batch(schema(fields), columns, items.length),
  };
}
