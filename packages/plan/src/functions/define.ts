import type { DataType, Field } from '@pixelframe/columnar';
import { PlanError, typeName } from '@pixelframe/columnar';
import type { Expr, LiteralValue, Options, OptionValue } from '../expr.ts';

/** An argument that is an expression. */
export interface ArgSpec {
  readonly name: string;
  readonly doc: string;
  /** Literal-only list of values, e.g. the right side of `isIn`. */
  readonly values?: boolean;
  /** A plain value given for it reaches the evaluator as one row, not as one for every row. */
  readonly single?: boolean;
  /** Any number of expressions from here on. The last argument only, and none of them has a `default` then. */
  readonly variadic?: boolean;
  /** What stands for it when it is left out; it may be given by position after everything required, or by name. */
  readonly default?: LiteralValue;
  /** Returns what is wrong with a plain value given for it, or null. */
  readonly check?: (value: LiteralValue) => string | null;
}

/** An argument that is plain data: positional when it has no default, else a key of the final options object. */
export interface ParamSpec {
  readonly name: string;
  /** Its TypeScript type, as written in the generated signature. */
  readonly type: string;
  readonly doc: string;
  /** Absent: required and positional. */
  readonly default?: OptionValue;
  /** Has a default, but may also be given by position, after the required ones. */
  readonly positional?: boolean;
  /** An expression may be given in its place: it becomes the last argument of the call, and the option null. */
  readonly expression?: boolean;
  /** Returns what is wrong with a value, or null. */
  readonly check?: (value: unknown) => string | null;
  /** Canonical form of an accepted value, e.g. the upper-case mode. */
  readonly normalize?: (value: OptionValue) => OptionValue;
}

/** How a function takes part in an image stage; absent for functions that do not. */
export type ImageRole =
  | 'decode'
  /** Reads the bytes of a file without decoding it. */
  | 'file'
  | 'resize'
  | 'thumbnail'
  | 'crop'
  | 'centerCrop'
  | 'flip'
  | 'rotate'
  | 'convert'
  | 'toTensor'
  | 'normalize'
  | 'hash'
  | 'stats'
  | 'attribute'
  | 'encode'
  | 'model';

/**
 * Everything about a function except how it computes: the one source of its method, its free function, their
 * TypeScript signatures, its type rule and its page in the docs. The evaluator of the same name computes it.
 */
export interface FunctionDefinition {
  readonly name: string;
  /** Daft's spelling. */
  readonly daft: string;
  readonly args: readonly ArgSpec[];
  readonly params: readonly ParamSpec[];
  /** Looks at the options together: fills in those that depend on others, throws a PlanError for what does not go together. */
  readonly complete?: (options: Options, args: readonly Expr[]) => Options;
  /** Replaces arguments by what they stand for, e.g. the name of an image mode by its number. */
  readonly prepare?: (args: readonly Expr[]) => readonly Expr[];
  /** The type of the result; throws a PlanError for arguments it cannot take. */
  readonly infer: (args: readonly Field[], options: Options) => DataType;
  /** `propagate`: any null argument gives null before the evaluator runs; `own`: the evaluator sees nulls. */
  readonly nulls: 'propagate' | 'own';
  readonly image?: ImageRole;
  /** `aggregate`: makes one value of many rows; `window`: has a meaning only inside `over()`. Absent: row by row. */
  readonly kind?: 'aggregate' | 'window';
  /** Legal only as a whole column of `select`: makes several rows, or several columns, of one value. */
  readonly expands?: 'rows' | 'columns';
  /** The argument that is computed for each item of the list in the first one; it may read `element()`. */
  readonly perItem?: number;
  /** Not a method: nothing comes before the dot. */
  readonly free?: boolean;
  /** Gives another value for equal arguments, so it is neither computed ahead nor once for several. */
  readonly volatile?: boolean;
  /** The column's name where it is not that of the leftmost column; null: it is. */
  readonly output?: (args: readonly Expr[]) => string | null;
  /** Field metadata of the result; null: none. */
  readonly metadata?: (options: Options) => Readonly<Record<string, string>> | null;
  /** Implemented by an engine operator of its own instead of an evaluator. */
  readonly stage?: boolean;
  /** What stands before the arguments where a call is printed, instead of the name; options are not printed then. */
  readonly label?: (options: Options) => string;
  /** TypeScript type of one result value. */
  readonly returns: string;
  readonly doc: string;
  /** One runnable line; `df` and `col` are in scope. */
  readonly example: string;
}

export const defineFunction = (definition: FunctionDefinition): FunctionDefinition => Object.freeze(definition);

/** `add(a: Int64, b: String)`, for messages. */
export function describeCall(name: string, args: readonly Field[]): string {
  return `${name}(${args.map((arg) => `${arg.name}: ${typeName(arg.type)}`).join(', ')})`;
}

export function typeMismatch(name: string, args: readonly Field[], expected: string, hint?: string): PlanError {
  return new PlanError(`${describeCall(name, args)}: expected ${expected}.`, hint === undefined ? {} : { hint });
}

export const oneOf =
  (...allowed: readonly string[]) =>
  (value: unknown): string | null =>
    typeof value === 'string' && allowed.some((item) => item.toLowerCase() === value.toLowerCase())
      ? null
      : `must be one of ${allowed.map((item) => `'${item}'`).join(', ')}`;

export const isBoolean = (value: unknown): string | null =>
  typeof value === 'boolean' ? null : 'must be true or false';

export const positiveInteger = (value: unknown): string | null =>
  Number.isInteger(value) && (value as number) > 0 ? null : 'must be a positive integer';

export const lowerCase = (value: OptionValue): OptionValue => (typeof value === 'string' ? value.toLowerCase() : value);
export const upperCase = (value: OptionValue): OptionValue => (typeof value === 'string' ? value.toUpperCase() : value);
