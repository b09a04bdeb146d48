import type { DataType } from '@pixelframe/columnar';
import type { Expr } from './expr.ts';
import { call, exprName } from './expr.ts';

/** What a plan knows of a user's function; the function itself stays with the page, which knows it by `id`. */
export type UdfOptions = {
  readonly id: string;
  /** As explain() and errors call it. */
  readonly name: string;
  /** `row`: called with the values of one row; `batch`: with a Series for each column of many. */
  readonly kind: 'row' | 'batch';
  /** `class`: an instance for each worker, with `init`, `call` and `dispose`. */
  readonly form: 'function' | 'class';
  /** Gives any number of values for a row: `returns` is then the list of them. */
  readonly generator: boolean;
  readonly runOn: 'worker' | 'page';
  /** Runs in the worker that owns the GPU. */
  readonly gpu: boolean;
  /** The type of the column. */
  readonly returns: DataType;
  /** Rows a batch function gets at once; null: as they come. */
  readonly batchSize: number | null;
  /** Calls under way over the whole query, or instances of a class; null: the default. */
  readonly maxConcurrency: number | null;
  /** Attempts after the first. */
  readonly maxRetries: number;
  /** Milliseconds a call may take; null: any. */
  readonly timeout: number | null;
  readonly onError: 'raise' | 'null';
  /** Field metadata of its column. */
  readonly metadata?: Readonly<Record<string, string>>;
};

/** Calls of a user's function under way at once where nothing else is asked for, as in Daft. */
export const DEFAULT_UDF_CONCURRENCY = 64;

/** A call of a user's function. Literals among `args` reach it as plain values. */
export const udfCall = (args: readonly Expr[], options: UdfOptions): Expr => {
  const values = call('udf', args, options);
  return options.generator ? call('explode', [values], { ignoreEmptyAndNull: false }) : values;
};

/** The column a user's function makes, as messages call it: columns that the optimizer has made are their argument's. */
export function udfColumn({ name, args }: { readonly name: string; readonly args: readonly Expr[] }): string {
  const wanted = name.slice(0, name.lastIndexOf('#'));
  return wanted.includes('#') ? exprName(args[0]!) : wanted;
}
