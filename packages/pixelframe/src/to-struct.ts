import type { Expression, ExpressionLike } from './expression.ts';
import { callFunction, toExpression } from './expression.ts';

type NamedFields = Readonly<Record<string, ExpressionLike>>;

const isNamed = (value: unknown): value is NamedFields =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));

/**
 * A struct of the values of each row; it is never null itself. Fields are called as their columns are, or as the keys of
 * an object that holds them. The column is called `struct`.
 *
 * @example
 * df.select(toStruct(col('a'), { text: col('first') }))
 */
export const toStruct = (...fields: readonly (ExpressionLike | NamedFields)[]): Expression<Record<string, unknown>> =>
  callFunction(
    'toStruct',
    fields.flatMap((field) =>
      isNamed(field) ? Object.entries(field).map(([name, value]) => toExpression(value).alias(name)) : [field],
    ),
  );
