import type { JoinHow, PerKey } from '@pixelframe/plan';
import type { Expression } from './expression.ts';

/** Columns by these names, or computed: one, or several. */
type Keys<N extends string> = N | Expression | readonly (N | Expression)[];

export interface SortOptions {
  /** One flag for all keys, or one for each; default ascending. */
  readonly desc?: PerKey;
  /** Default: last when ascending, first when descending, as Daft. */
  readonly nullsFirst?: PerKey;
}

export interface JoinOptions<R = Record<string, unknown>, S = R> {
  /** Key columns with the same name on both sides, or key expressions valid on both. */
  readonly on?: Keys<keyof (R & S) & string>;
  readonly leftOn?: Keys<keyof R & string>;
  readonly rightOn?: Keys<keyof S & string>;
  /** Default 'inner'. `semi` and `anti`: left rows that have, or do not have, a match. */
  readonly how?: JoinHow;
  /** Put before right columns whose name is taken; default 'right.'. */
  readonly prefix?: string;
  readonly suffix?: string;
}

export interface JoinAsofOptions<R = Record<string, unknown>, S = R> {
  /** The ordered column of both sides: a number, date, timestamp or duration. */
  readonly on?: (keyof (R & S) & string) | Expression;
  readonly leftOn?: (keyof R & string) | Expression;
  readonly rightOn?: (keyof S & string) | Expression;
  /** Only rows equal in these match. */
  readonly by?: Keys<keyof (R & S) & string>;
  readonly leftBy?: Keys<keyof R & string>;
  readonly rightBy?: Keys<keyof S & string>;
  /** Which right row: the last at or before (default), the first at or after, or the nearest. */
  readonly strategy?: 'backward' | 'forward' | 'nearest';
  readonly prefix?: string;
  readonly suffix?: string;
}

export interface PivotOptions {
  /** Values of the pivot column that become columns. Without it the query runs once to find them. */
  readonly names?: readonly string[];
}

export interface UnpivotOptions<V extends string, W extends string> {
  /** Default 'variable'. */
  readonly variableName?: V;
  /** Default 'value'. */
  readonly valueName?: W;
}

export interface ExplodeVerbOptions {
  /** Adds a column with each item's position. */
  readonly indexColumn?: string;
  /** Leaves out rows whose list is empty or null. */
  readonly ignoreEmptyAndNull?: boolean;
}

export interface RandomSplitOptions<R> {
  readonly seed?: number;
  /** Rows equal in these stay together. */
  readonly by?: Keys<keyof R & string>;
}

export type { Keys };
