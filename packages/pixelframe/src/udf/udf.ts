import { DataType, PlanError, UdfError } from '@pixelframe/columnar';
import type { UdfContext } from '@pixelframe/engine/udf';
import type { Series } from '@pixelframe/engine/udf';
import type { Expr, LiteralValue, UdfOptions } from '@pixelframe/plan';
import { lit, literal, udfCall } from '@pixelframe/plan';
import { Expression } from '../expression.ts';
import { isExpression, nodeOf } from '../nodes.ts';
import type { UdfForm } from './udf-options.ts';
import { udfOptions } from './udf-options.ts';
import type { BatchClassUdfSettings, BatchUdfSettings, ClassUdfSettings, RowUdfSettings } from './udf-settings.ts';
import { codeOf } from './user-code.ts';
import { wgslUdf } from './wgsl.ts';

/** What a generator gives one of; anything else as it is. */
type Item<R> = R extends Generator<infer T, unknown, never> | AsyncGenerator<infer T, unknown, never> ? T : R;

/** Expressions where a function takes values. */
type Args<A extends readonly unknown[]> = { readonly [K in keyof A]: A[K] | Expression };

type HasExpression<G extends readonly unknown[]> = [Extract<G[number], Expression>] extends [never] ? false : true;

/**
 * Called with an Expression it is one; called with plain values only it runs at once, here. A column the function takes
 * no notice of says for which rows it is called.
 */
export type UserFunction<A extends readonly unknown[] = readonly unknown[], R = unknown> = <
  G extends readonly [...Args<A>, ...Expression[]],
>(
  ...args: G
) => HasExpression<G> extends true ? Expression<Item<Awaited<R>>> : R;

/** Series where a batch function takes them. */
type BatchArgs<A extends readonly unknown[]> = {
  readonly [K in keyof A]: A[K] extends Series<infer T> ? Expression | readonly T[] : A[K] | Expression;
};

export type BatchUserFunction<A extends readonly unknown[] = readonly unknown[]> = (
  ...args: readonly [...BatchArgs<A>, ...Expression[]]
) => Expression;

/** An instance of a user's class: one in each worker, made when it is first needed, ended with the query. */
export interface UdfInstance {
  init?(context: UdfContext): unknown;
  call(...args: never): unknown;
  dispose?(): unknown;
}

/** A class whose instances are called. */
export type UserClass = new (...args: never) => UdfInstance;

type ConstructorArgs<C> = C extends new (...args: infer A extends readonly unknown[]) => unknown ? A : never;
type CallOf<C extends UserClass> = InstanceType<C>['call'];
type ArgsOf<F> = F extends (...args: infer A extends readonly unknown[]) => unknown ? A : never;
type ResultOf<F> = F extends (...args: never) => infer R ? Promise<Awaited<R>> : never;

type Call = (...args: readonly unknown[]) => unknown;

const isScalar = (value: unknown): boolean =>
  value === null || typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array;

/** An argument of a call in a plan. Lists and objects reach the function as they are. */
function argument(name: string, value: unknown): Expr {
  if (isExpression(value)) return nodeOf(value);
  if (typeof value === 'function' || typeof value === 'symbol') {
    throw new PlanError(`${name}: a ${typeof value} cannot be an argument.`, { hint: 'Pass it in { uses }.' });
  }
  const plain = (value ?? null) as LiteralValue;
  return isScalar(plain) ? lit(plain) : literal(plain, DataType.object());
}

/** The function itself, without a column. */
function callNow(options: UdfOptions, args: readonly unknown[]): unknown {
  const { target, args: made } = codeOf(options)!;
  if (typeof target === 'string') {
    throw new UdfError(`${target} is registered with the workers: call it with a column, as in ${target}(col('x')).`);
  }
  if (options.form === 'function') return (target as unknown as Call)(...args);
  const once = async (): Promise<unknown> => {
    const ended = new AbortController();
    const Target = target as unknown as new (...args: readonly unknown[]) => {
      init?: Call;
      call: Call;
      dispose?: Call;
    };
    const instance = new Target(...made);
    await instance.init?.({ device: null, ort: null, signal: ended.signal } satisfies UdfContext);
    const result: unknown = await instance.call(...args);
    ended.abort();
    await instance.dispose?.();
    return result;
  };
  return once();
}

function define(form: UdfForm, target: unknown, settings: unknown): Call {
  const options = udfOptions(form, target, settings);
  return (...args) =>
    args.some(isExpression)
      ? Expression.of(
          udfCall(
            args.map((arg) => argument(options.name, arg)),
            options,
          ),
        )
      : callNow(options, args);
}

function rowUdf<A extends readonly unknown[], R>(fn: (...args: A) => R, settings: RowUdfSettings): UserFunction<A, R>;
function rowUdf(name: string, settings: RowUdfSettings): UserFunction;
function rowUdf(target: unknown, settings: RowUdfSettings): unknown {
  return define('udf', target, settings);
}

function batchUdf<A extends readonly unknown[]>(
  fn: (...args: A) => unknown,
  settings: BatchUdfSettings,
): BatchUserFunction<A>;
function batchUdf(name: string, settings: BatchUdfSettings): BatchUserFunction;
function batchUdf(target: unknown, settings: BatchUdfSettings): unknown {
  return define('udf.batch', target, settings);
}

function classUdf<C extends UserClass>(
  Class: C,
  settings: ClassUdfSettings & { readonly args?: ConstructorArgs<C> },
): UserFunction<ArgsOf<CallOf<C>>, ResultOf<CallOf<C>>>;
function classUdf(name: string, settings: ClassUdfSettings): UserFunction;
function classUdf(target: unknown, settings: ClassUdfSettings): unknown {
  return define('udf.class', target, settings);
}

function batchClassUdf<C extends UserClass>(
  Class: C,
  settings: BatchClassUdfSettings & { readonly args?: ConstructorArgs<C> },
): BatchUserFunction<ArgsOf<CallOf<C>>>;
function batchClassUdf(name: string, settings: BatchClassUdfSettings): BatchUserFunction;
function batchClassUdf(target: unknown, settings: BatchClassUdfSettings): unknown {
  return define('udf.class.batch', target, settings);
}

/**
 * A function of your own as a column, called with the values of one row. `udf.batch` is called with a Series for each
 * column of many rows; `udf.class` makes an instance in each worker; `udf.wgsl` is an expression for the GPU.
 *
 * @example
 * const twice = udf((x: number | null) => (x === null ? null : x * 2), { returns: DataType.float64() });
 * df.withColumn('twice', twice(col('x')))
 */
export const udf = /* @__PURE__ */ Object.assign(rowUdf, {
  batch: batchUdf,
  class: /* @__PURE__ */ Object.assign(classUdf, { batch: batchClassUdf }),
  wgsl: wgslUdf,
});
