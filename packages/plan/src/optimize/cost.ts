import type { Expr } from '../expr.ts';
import { exprChildren, someExpr } from '../expr.ts';
import { functionDefinition } from '../functions/registry.ts';

/** Whether evaluating the expression decodes, downloads or the like: never do it twice, never before a filter. */
export const isExpensive = (expr: Expr): boolean =>
  someExpr(expr, (node) => {
    if (node.kind !== 'call') return false;
    const definition = functionDefinition(node.fn);
    return definition.stage === true || definition.image !== undefined;
  });

/** Whether the expression gives another value each time it is computed. */
export const isVolatile = (expr: Expr): boolean =>
  someExpr(expr, (node) => node.kind === 'call' && functionDefinition(node.fn).volatile === true);

/** Nodes of the tree an expression unfolds to, counted up to `cap`. */
export function exprSize(expr: Expr, cap = 1000): number {
  let size = 0;
  const visit = (node: Expr): void => {
    if (++size > cap) return;
    for (const child of exprChildren(node)) {
      if (size <= cap) visit(child);
    }
  };
  visit(expr);
  return size;
}
