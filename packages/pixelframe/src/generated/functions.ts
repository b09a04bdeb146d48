// Generated from the definitions in @pixelframe/plan by `npm run generate`. Do not edit.

import type { Expression, ExpressionLike } from '../expression.ts';
import { callFunction } from '../expression.ts';

/**
 * Sum of two numbers, two strings joined (a number or boolean is printed first), or a date, timestamp or duration moved by a duration.
 *
 * @param left Left operand.
 * @param right Right operand.
 * @example
 * df.select(col('first').add(' ').add(col('last')).alias('full_name'))
 */
export function add(left: ExpressionLike, right: ExpressionLike): Expression<number | string> {
  return callFunction('add', [left, right]);
}

/**
 * Both; false and null is false (three-valued logic).
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').gt(1).and(col('a').lt(3)))
 */
export function and(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('and', [left, right]);
}

/**
 * True where lower <= input <= upper; like two comparisons and `and`, also about nulls.
 *
 * @param input Value to test.
 * @param lower Lower bound, inclusive.
 * @param upper Upper bound, inclusive.
 * @example
 * df.where(col('a').between(1, 2))
 */
export function between(input: ExpressionLike, lower: ExpressionLike, upper: ExpressionLike): Expression<boolean> {
  return callFunction('between', [input, lower, upper]);
}

/**
 * One minus the cosine of the angle between two vectors: 0 for one direction, 2 for opposite ones; NaN where one is all zeros.
 *
 * @param left Embeddings, or fixed-size lists of numbers; or one array for every row.
 * @param right As many numbers as on the left.
 * @example
 * df.withColumn('d', col('embedding').cosineDistance([0.1, 0.2, 0.3]))
 */
export function cosineDistance(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('cosineDistance', [left, right]);
}

/**
 * Cosine of the angle between two vectors; null where one is all zeros.
 *
 * @param left Embeddings, or fixed-size lists of numbers; or one array for every row.
 * @param right As many numbers as on the left.
 * @example
 * df.withColumn('d', col('embedding').cosineSimilarity([0.1, 0.2, 0.3]))
 */
export function cosineSimilarity(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('cosineSimilarity', [left, right]);
}

/**
 * Quotient as Float64; division by zero gives an infinity or NaN.
 *
 * @param left Left operand.
 * @param right Divisor.
 * @example
 * df.select(col('a').div(2))
 */
export function div(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('div', [left, right]);
}

/**
 * Sum of the products of the numbers of two vectors.
 *
 * @param left Embeddings, or fixed-size lists of numbers; or one array for every row.
 * @param right As many numbers as on the left.
 * @example
 * df.withColumn('d', col('embedding').dotProduct([0.1, 0.2, 0.3]))
 */
export function dotProduct(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('dotProduct', [left, right]);
}

/**
 * Equal; null if either side is null. NaN equals NaN.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').eq(1))
 */
export function eq(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('eq', [left, right]);
}

/**
 * Equal, where two nulls are equal; never null.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').eqNullSafe(1))
 */
export function eqNullSafe(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('eqNullSafe', [left, right]);
}

/**
 * Length of the difference of two vectors.
 *
 * @param left Embeddings, or fixed-size lists of numbers; or one array for every row.
 * @param right As many numbers as on the left.
 * @example
 * df.withColumn('d', col('embedding').euclideanDistance([0.1, 0.2, 0.3]))
 */
export function euclideanDistance(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('euclideanDistance', [left, right]);
}

/**
 * Quotient rounded down; null where an integer is divided by zero.
 *
 * @param left Left operand.
 * @param right Right operand.
 * @example
 * df.select(col('a').floorDiv(2))
 */
export function floorDiv(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('floorDiv', [left, right]);
}

/**
 * Greater than or equal; null if either side is null.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').ge(1))
 */
export function ge(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('ge', [left, right]);
}

/**
 * A struct field by name, a map value by key, or a list item by position; null where there is none.
 *
 * @param input A struct, map or list.
 * @param key Struct field or map key; zero-based list position, negative from the end.
 * @example
 * df.select(col('tags').get(0).alias('first_tag'))
 */
export function get(input: ExpressionLike, key: string | number): Expression<unknown> {
  return callFunction('get', [input, key]);
}

/**
 * Greater than; null if either side is null. NaN is greater than every number.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').gt(1))
 */
export function gt(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('gt', [left, right]);
}

/**
 * True where the value is one of the given ones; null where it is null. Nothing is in an empty array.
 *
 * @param input Value to look up.
 * @param values Array of plain values of one type; null among them makes the answer null where it would be false.
 * @example
 * df.where(col('a').isIn([1, 3]))
 */
export function isIn(input: ExpressionLike, values: readonly (null | boolean | number | bigint | string | Date | Uint8Array)[]): Expression<boolean> {
  return callFunction('isIn', [input, values]);
}

/**
 * True where the value is null; never null itself.
 *
 * @param input Any value.
 * @example
 * df.where(col('a').isNull())
 */
export function isNull(input: ExpressionLike): Expression<boolean> {
  return callFunction('isNull', [input]);
}

/**
 * Less than or equal; null if either side is null.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').le(1))
 */
export function le(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('le', [left, right]);
}

/**
 * Less than; null if either side is null.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').lt(1))
 */
export function lt(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('lt', [left, right]);
}

/**
 * Remainder with the sign of the dividend; null where an integer is divided by zero.
 *
 * @param left Left operand.
 * @param right Right operand.
 * @example
 * df.select(col('a').mod(3))
 */
export function mod(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('mod', [left, right]);
}

/**
 * Product of two numbers.
 *
 * @param left Left operand.
 * @param right Right operand.
 * @example
 * df.select(col('a').mul(2))
 */
export function mul(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('mul', [left, right]);
}

/**
 * Not equal; null if either side is null.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').ne(1))
 */
export function ne(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('ne', [left, right]);
}

/**
 * The number with its sign changed.
 *
 * @param input A number.
 * @example
 * df.select(col('a').neg())
 */
export function neg(input: ExpressionLike): Expression<number> {
  return callFunction('neg', [input]);
}

/**
 * The opposite; null stays null.
 *
 * @param input A Bool.
 * @example
 * df.where(col('a').gt(1).not())
 */
export function not(input: ExpressionLike): Expression<boolean> {
  return callFunction('not', [input]);
}

/**
 * True where the value is not null; never null itself.
 *
 * @param input Any value.
 * @example
 * df.where(col('a').notNull())
 */
export function notNull(input: ExpressionLike): Expression<boolean> {
  return callFunction('notNull', [input]);
}

/**
 * Either; true or null is true (three-valued logic).
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').gt(1).or(col('a').lt(3)))
 */
export function or(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('or', [left, right]);
}

/**
 * Left operand raised to the right one.
 *
 * @param left Left operand.
 * @param right Exponent.
 * @example
 * df.select(col('a').pow(2))
 */
export function pow(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('pow', [left, right]);
}

/**
 * Difference of two numbers; of two dates or timestamps as a Duration; or a date, timestamp or duration moved back by a duration.
 *
 * @param left Left operand.
 * @param right Right operand.
 * @example
 * df.select(col('a').sub(1))
 */
export function sub(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('sub', [left, right]);
}

/**
 * Exactly one; null if either is null.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').gt(1).xor(col('a').lt(3)))
 */
export function xor(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('xor', [left, right]);
}
