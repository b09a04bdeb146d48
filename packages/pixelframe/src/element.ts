import { element as elementExpr } from '@pixelframe/plan';
import { Expression } from './expression.ts';

/**
 * The item at hand, inside `listMap` and `listFilter`; in nested ones the item of the innermost list.
 *
 * @example
 * df.select(col('numbers').listMap(element().mul(2)))
 */
export const element = (): Expression => Expression.of(elementExpr);
