import type { DataType } from '@pixelframe/columnar';
import type { Expr } from './expr.ts';
import { call } from './expr.ts';

/** What a plan knows of a WGSL expression. */
export type WgslOptions = {
  readonly code: string;
  /** What the code calls each argument. */
  readonly names: readonly string[];
  /** The type of the column. */
  readonly returns: DataType;
};

/** A WGSL expression over `args`; its column is named after the first. */
export const wgslCall = (args: readonly Expr[], options: WgslOptions): Expr => call('wgsl', args, options);
