import type { Schema } from '@pixelframe/columnar';
import { sameType } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias, exprChildren, exprName, rewriteExpr, unalias } from '../expr.ts';
import { functionDefinition } from '../functions/registry.ts';
import { inferField } from '../infer.ts';
import type { Plan } from '../plan.ts';
import { schemaOf } from '../plan.ts';

/** Computes an expression without columns, as the engine would: a literal of its type, or null where it is left alone. */
export type EvaluateConstant = (expr: Expr) => Extract<Expr, { kind: 'literal' }> | null;

/** Whether an expression is computed row by row, the same way each time. */
const isPlain = (expr: Expr): boolean => {
  if (expr.kind === 'cast' || expr.kind === 'when') return true;
  if (expr.kind !== 'call') return false;
  const { kind, stage, image, perItem, volatile, expands } = functionDefinition(expr.fn);
  return ![kind, stage, image, perItem, volatile, expands].some(
    (special) => special !== undefined && special !== false,
  );
};

const isLiteral = (expr: Expr, value: boolean): boolean => expr.kind === 'literal' && expr.value === value;

/** `true and x` is x, `false and x` is false; the same for `or`, and two `not`. */
function simplifyLogic(expr: Expr): Expr {
  if (expr.kind !== 'call') return expr;
  const [left, right] = expr.args;
  if (expr.fn === 'not' && left?.kind === 'call' && left.fn === 'not') return left.args[0]!;
  if ((expr.fn !== 'and' && expr.fn !== 'or') || left === undefined || right === undefined) return expr;
  const neutral = expr.fn === 'and';
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (isLiteral(side, neutral)) return other;
    if (isLiteral(side, !neutral)) return side;
  }
  return expr;
}

function fold(expr: Expr, schema: Schema, evaluate: EvaluateConstant | null): Expr {
  const folded = rewriteExpr(expr, (node) => {
    const simpler = simplifyLogic(node);
    if (evaluate === null || !isPlain(simpler) || !exprChildren(simpler).every((child) => child.kind === 'literal')) {
      return simpler;
    }
    return evaluate(simpler) ?? simpler;
  });
  if (folded === expr) return expr;
  // The other side of a comparison may have given the type: keep what was promised.
  if (!sameType(inferField(expr, schema).type, inferField(folded, schema).type)) return expr;
  return exprName(folded) === exprName(expr) ? folded : alias(folded, exprName(expr));
}

const foldAll = (exprs: readonly Expr[], schema: Schema, evaluate: EvaluateConstant | null): readonly Expr[] => {
  const folded = exprs.map((expr) => fold(expr, schema, evaluate));
  return folded.every((expr, i) => expr === exprs[i]) ? exprs : Object.freeze(folded);
};

/** Computes once what depends on no row. Without an evaluator only logic is made simpler. */
export const foldConstants =
  (evaluate: EvaluateConstant | null) =>
  (plan: Plan): Plan => {
    switch (plan.kind) {
      case 'project': {
        const exprs = foldAll(plan.exprs, schemaOf(plan.input), evaluate);
        return exprs === plan.exprs ? plan : Object.freeze({ ...plan, exprs });
      }
      case 'filter': {
        const predicate = unalias(fold(plan.predicate, schemaOf(plan.input), evaluate));
        return predicate === plan.predicate ? plan : Object.freeze({ ...plan, predicate });
      }
      default:
        return plan;
    }
  };
