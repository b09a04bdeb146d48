import type { DataType, TypedArray } from '@pixelframe/columnar';
import { DataType as T, PlanError, typeName } from '@pixelframe/columnar';
import type { Expr } from '@pixelframe/plan';
import { elementType, literal, registerFunctions, wgslCall, wgslDefinition, wgslElement } from '@pixelframe/plan';
import { Expression } from '../expression.ts';
import { isExpression, nodeOf } from '../nodes.ts';

export interface WgslSettings<R extends DataType = DataType> {
  /** Float32, Int32, UInt32 or Bool; a tensor, fixed-size list or embedding of such where an input is one. */
  readonly returns: R;
}

/** The value of an element in JavaScript. */
type Value<R extends DataType> = R extends { readonly kind: 'bool' } ? boolean : number;

/** What a column of the result holds; of tensors and lists it is for the caller to say. */
type Item<R extends DataType> = R extends { readonly kind: 'tensor' | 'fixedSizeList' | 'embedding' }
  ? unknown
  : Value<R>;

/**
 * Called with an Expression among its inputs it is one; with plain values only it runs at once, on the CPU: typed arrays
 * of one length give a typed array, numbers and booleans alone a value.
 */
export interface WgslFunction<R extends DataType = DataType> {
  <G extends Readonly<Record<string, Expression | number | boolean>>>(
    inputs: G & ([Extract<G[keyof G], Expression>] extends [never] ? never : unknown),
  ): Expression<Item<R>>;
  (inputs: Readonly<Record<string, number | boolean>>): Promise<Value<R>>;
  (
    inputs: Readonly<Record<string, number | boolean | TypedArray>>,
  ): Promise<Float32Array | Int32Array | Uint32Array | Uint8Array>;
}

const isPlain = (value: unknown): value is number | boolean => typeof value === 'number' || typeof value === 'boolean';

/** Checks what the result is to be. */
function checkSettings(settings: unknown): DataType {
  const given = (settings ?? {}) as Partial<WgslSettings>;
  const { returns } = given;
  if (typeof returns !== 'object' || typeof returns?.kind !== 'string') {
    throw new PlanError('udf.wgsl: returns is missing: the type of what the code gives.', {
      hint: 'Write udf.wgsl(code, { returns: DataType.float32() }).',
    });
  }
  const unknown = Object.keys(given).find((name) => name !== 'returns');
  if (unknown !== undefined) throw new PlanError(`udf.wgsl has no option "${unknown}". Available: returns.`);
  const { kind } = elementType(returns);
  const sized = returns.kind !== 'embedding' || returns.size !== null;
  const wordy = kind === 'float32' || kind === 'int32' || kind === 'uint32';
  if (sized && (wordy || (kind === 'bool' && ['bool', 'fixedSizeList'].includes(returns.kind)))) return returns;
  throw new PlanError(`udf.wgsl: returns cannot be ${typeName(returns)}.`, {
    hint: 'The code gives Float32, Int32, UInt32 or Bool, or a tensor, a fixed-size list or an embedding of such.',
  });
}

/** A value beside a column, the same for every row. */
function constant(name: string, value: unknown): Expr {
  if (typeof value === 'number') return literal(value, T.float32());
  if (typeof value === 'boolean') return literal(value, T.bool());
  const given = ArrayBuffer.isView(value) ? value.constructor.name : value === null ? 'null' : typeof value;
  throw new PlanError(`udf.wgsl: the input "${name}" is no column, number or boolean, but ${given}.`, {
    hint: 'Beside columns, write lit(value) around anything else.',
  });
}

/**
 * A WGSL expression over the elements of columns, computed on the GPU where there is one, else in the workers. A plain
 * number is an f32 and the same for all rows; a row with a null gives null.
 *
 * @example
 * const standardize = udf.wgsl('(x - mean) / sd', { returns: DataType.float32() });
 * df.withColumn('z', standardize({ x: col('x'), mean: 3.5, sd: 1.2 }))
 */
export function wgslUdf<const R extends DataType>(code: string, settings: WgslSettings<R>): WgslFunction<R> {
  if (typeof code !== 'string') throw new PlanError('udf.wgsl: expected WGSL code.');
  const returns = checkSettings(settings);
  registerFunctions('udf', { wgslDefinition });
  const run = (inputs: Readonly<Record<string, unknown>>): unknown => {
    const given = Object.entries(inputs ?? {});
    if (!given.some(([, value]) => isExpression(value))) return runNow(code, given, returns);
    // A column's name is that of its first argument.
    const columns = given.filter(([, value]) => isExpression(value));
    const constants = given.filter(([, value]) => !isExpression(value));
    const args = [
      ...columns.map(([, value]) => nodeOf(value as Expression)),
      ...constants.map(([name, value]) => constant(name, value)),
    ];
    const names = [...columns, ...constants].map(([name]) => name);
    return Expression.of(wgslCall(args, Object.freeze({ code, names: Object.freeze(names), returns })));
  };
  return run as WgslFunction<R>;
}

/** The compiler is loaded with the first call: columns do without it here. */
async function runNow(code: string, inputs: readonly [string, unknown][], returns: DataType): Promise<unknown> {
  const { runWgslNow } = await import('@pixelframe/engine/wgsl');
  const values = await runWgslNow(code, inputs, wgslElement(returns)!);
  if (!inputs.every(([, value]) => isPlain(value))) return values;
  return wgslElement(returns) === 'bool' ? values[0] !== 0 : values[0];
}
