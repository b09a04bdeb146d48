import type { DataType } from '@pixelframe/columnar';
import { isPlainObject, isTypedArray, PlanError } from '@pixelframe/columnar';
import type { Expr, LiteralValue } from '@pixelframe/plan';
import {
  alias,
  buildCall,
  cast,
  formatExpr,
  functionDefinition,
  lit as literalExpr,
  over as overExpr,
  udfCall,
  when as whenExpr,
} from '@pixelframe/plan';
import { registerAllFunctions } from '@pixelframe/plan/functions';
import { addMethods } from './expression-methods.ts';
import type { ExpressionMethods } from './generated/expression-methods.ts';
import { nodeOf, setNode } from './nodes.ts';
import { type ModelProvider, providerId } from './models/provider.ts';
import { udfOptions } from './udf/udf-options.ts';
import type { RowUdfSettings } from './udf/udf-settings.ts';
import type { Window, WindowOptions } from './window.ts';
import { windowSpec } from './window.ts';

registerAllFunctions();

/** A plain value where an expression is expected is a literal. */
export type ExpressionLike = Expression | LiteralValue;

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- `addMethods` below makes what is declared.
export interface Expression<T = unknown> extends ExpressionMethods {
  /** Only a type: the JS value of one result. */
  readonly valueType: T;
}

/**
 * A lazy computation over columns. Immutable; every method gives a new one. JavaScript operators do not work on it:
 * `col('a').add(1)`, not `col('a') + 1`.
 */
export class Expression<T = unknown> {
  protected constructor(node: Expr) {
    setNode(this, node);
  }

  /** @internal */
  static of<T>(node: Expr): Expression<T> {
    return new Expression<T>(node);
  }

  /** The same values under another column name. */
  alias<N extends string>(name: N): NamedExpression<N, T> {
    if (typeof name !== 'string' || name === '') throw new PlanError('alias: the name must be a non-empty string.');
    return Expression.of(alias(nodeOf(this), name)) as NamedExpression<N, T>;
  }

  /**
   * The aggregate or window function over the rows around each row, instead of over groups.
   *
   * @example
   * df.withColumn('total', col('x').sum().over({ partitionBy: 'first' }))
   */
  over(window: Window | WindowOptions): Expression<T> {
    return Expression.of(overExpr(nodeOf(this), windowSpec(window)));
  }

  /**
   * Converts to another type; values that cannot be converted become null. Types that do not convert are a PlanError,
   * and so is a list, picture or tensor of another length or shape than the type has.
   *
   * @example
   * df.select(col('x').cast(DataType.int64()))
   */
  cast(type: DataType): Expression {
    return Expression.of(cast(nodeOf(this), checkedType('cast', type)));
  }

  /**
   * As `cast`, but never an error: null where a value does not convert, and everywhere if the types do not.
   *
   * @example
   * df.select(col('numbers').tryCast(DataType.fixedSizeList(DataType.int64(), 2)))
   */
  tryCast(type: DataType): Expression {
    return Expression.of(cast(nodeOf(this), checkedType('tryCast', type), true));
  }

  /**
   * A function of your own of the values of one row: `udf(fn, options)(col('x'))`, in short.
   *
   * @example
   * df.withColumn('twice', col('x').apply((x: number) => x * 2, { returns: DataType.float64() }))
   */
  apply<V, R>(fn: (value: V) => R, settings: RowUdfSettings): Expression<Awaited<R>> {
    return Expression.of(udfCall([nodeOf(this)], udfOptions('apply', fn, settings)));
  }

  toString(): string {
    return formatExpr(nodeOf(this));
  }

  /** `col('a') + 1` and `col('a') > 1` cannot work in JavaScript: say which method does. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return this.toString();
    throw new PlanError('JavaScript operators do not work on expressions.', {
      hint: "Use methods: col('a').add(1) for +, .sub .mul .div for - * /, .eq .ne .lt .le .gt .ge to compare, .and .or .not to combine.",
    });
  }
}

function checkedType(method: string, type: DataType): DataType {
  if (typeof type !== 'object' || type === null || typeof type.kind !== 'string') {
    throw new PlanError(`${method}: expected a type such as DataType.int64().`);
  }
  return type;
}

/** An expression whose column's name TypeScript knows. */
export interface NamedExpression<N extends string, T = unknown> extends Expression<T> {
  /** Only a type. */
  readonly columnName: N;
}

export function toExpression(value: unknown): Expression {
  if (value instanceof Expression) return value;
  const plain =
    value === null ||
    ['number', 'string', 'boolean', 'bigint'].includes(typeof value) ||
    value instanceof Date ||
    isTypedArray(value) ||
    Array.isArray(value) ||
    isPlainObject(value);
  if (!plain) {
    throw new PlanError(
      `Expected an expression or a plain value, got ${value === undefined ? 'undefined' : typeof value}.`,
      {
        hint: "Columns are written col('name').",
      },
    );
  }
  return Expression.of(literalExpr(value as LiteralValue));
}

/** Plans hold no objects: options with a provider get what stands for it. */
function withProviderId(options: unknown): unknown {
  const { provider } = (options ?? {}) as { readonly provider?: ModelProvider };
  return isPlainObject(options) && typeof provider === 'object' && provider !== null
    ? { ...(options as object), provider: providerId(provider) }
    : options;
}

/** Builds a call of a defined function; the generated methods and free functions all end here. */
export function callFunction(name: string, given: readonly unknown[]): Expression<never> {
  const last = given.findLastIndex((value) => value !== undefined);
  const args = given.slice(0, last + 1).map((value, i) => (i === last ? withProviderId(value) : value));
  return Expression.of(buildCall(functionDefinition(name), args, (value) => nodeOf(toExpression(value))));
}

/**
 * One plain value for every row: a number, string, boolean, bigint, Date or null; bytes; an array, which is a List; an
 * object, which is a Struct; a picture, tensor or vector.
 */
addMethods(Expression.prototype, callFunction);

export const lit = (value: LiteralValue): Expression => toExpression(value);

/** Chained conditions: `when(c, v).when(c2, v2).otherwise(v3)`. Without `otherwise`: null where nothing held. */
export class When extends Expression {
  readonly #conditions: readonly Expr[];
  readonly #values: readonly Expr[];

  /** @internal */
  constructor(conditions: readonly Expr[], values: readonly Expr[]) {
    super(whenExpr(conditions, values, literalExpr(null)));
    this.#conditions = conditions;
    this.#values = values;
  }

  /** The next case: looked at where every condition before was false. A null condition gives null, as in Daft. */
  when(condition: Expression, value: ExpressionLike): When {
    return new When([...this.#conditions, conditionOf(condition)], [...this.#values, nodeOf(toExpression(value))]);
  }

  /** The value where every condition was false. */
  otherwise(value: ExpressionLike): Expression {
    return Expression.of(whenExpr(this.#conditions, this.#values, nodeOf(toExpression(value))));
  }
}

function conditionOf(condition: Expression): Expr {
  if (!(condition instanceof Expression)) {
    throw new PlanError('when: the condition must be an expression.', { hint: "Write when(col('a').gt(0), value)." });
  }
  return nodeOf(condition);
}

/**
 * A value that depends on conditions.
 *
 * @example
 * df.withColumn('size', when(col('width').gt(1000), 'large').when(col('width').gt(300), 'medium').otherwise('small'))
 */
export const when = (condition: Expression, value: ExpressionLike): When =>
  new When([conditionOf(condition)], [nodeOf(toExpression(value))]);
