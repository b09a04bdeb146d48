import type { Expr } from '@pixelframe/plan';
import type { Expression } from './expression.ts';
import { markUsed, watchUse } from './lost-conditions.ts';

const nodes = new WeakMap<object, Expr>();

/** Remembers the plan node of a new expression. */
export const setNode = (expression: Expression, node: Expr): void => {
  nodes.set(expression, node);
  watchUse(expression);
};

/** The plan node behind an expression, which counts as used from now on. */
export const nodeOf = (expression: Expression): Expr => {
  markUsed(expression);
  return nodes.get(expression)!;
};

export const isExpression = (value: unknown): value is Expression =>
  typeof value === 'object' && value !== null && nodes.has(value);
