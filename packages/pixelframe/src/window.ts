import { PlanError } from '@pixelframe/columnar';
import type { Expr, FrameBound, PerKey, WindowFrame } from '@pixelframe/plan';
import { sortFlags } from '@pixelframe/plan';
import type { ColumnList } from './columns.ts';
import { toColumns } from './columns.ts';

/** How far a frame reaches: rows (or values of the ordering column), negative before the row; null without end. */
export type Bound = FrameBound;

/** The rows around each row, as an object. */
export interface WindowOptions {
  /** Only rows equal in these. */
  readonly partitionBy?: ColumnList;
  readonly orderBy?: ColumnList;
  readonly desc?: PerKey;
  /** Default: last when ascending, first when descending, as Daft. */
  readonly nullsFirst?: PerKey;
  /** From which to which row, counted from the row itself: `[-2, 0]` is the row and two before; null: no bound. */
  readonly rowsBetween?: readonly [start: Bound, end: Bound];
  /** The same by the value of the one ordering column. */
  readonly rangeBetween?: readonly [start: Bound, end: Bound];
  /** Fewer rows in the frame: null. Default 1. */
  readonly minPeriods?: number;
}

type Spec = Omit<Extract<Expr, { kind: 'over' }>, 'kind' | 'input'>;

function frameOf({ rowsBetween, rangeBetween, minPeriods = 1 }: WindowOptions): WindowFrame | null {
  if (rowsBetween !== undefined && rangeBetween !== undefined) {
    throw new PlanError('over: give either rowsBetween or rangeBetween.');
  }
  const bounds = rowsBetween ?? rangeBetween;
  if (bounds === undefined) return null;
  const units = rowsBetween === undefined ? 'range' : 'rows';
  const [start, end] = bounds;
  for (const bound of [start, end]) {
    const good = bound === null || (units === 'rows' ? Number.isSafeInteger(bound) : Number.isFinite(bound));
    if (!good) {
      throw new PlanError(`over: a bound of ${units}Between is a number or null, got ${String(bound)}.`, {
        hint: 'Negative numbers are before the row, 0 is the row itself, null has no bound.',
      });
    }
  }
  if (start !== null && end !== null && start > end) {
    throw new PlanError(`over: the frame starts (${start}) after it ends (${end}).`);
  }
  if (!Number.isSafeInteger(minPeriods) || minPeriods < 0) {
    throw new PlanError(`over: minPeriods must be a non-negative integer, got ${String(minPeriods)}.`);
  }
  return { units, start, end, minPeriods };
}

/** The parts of an `over` expression. */
export function windowSpec(window: Window | WindowOptions): Spec {
  if (typeof window !== 'object' || window === null) {
    throw new PlanError('over: expected a Window or an object of options.', {
      hint: "Write over({ partitionBy: 'group', orderBy: 'time' }).",
    });
  }
  const options = window instanceof Window ? window.options : window;
  const orderBy = toColumns(options.orderBy);
  return {
    partitionBy: Object.freeze(toColumns(options.partitionBy)),
    orderBy: Object.freeze(orderBy),
    ...sortFlags('over', options, orderBy.length),
    frame: frameOf(options),
  };
}

const list = (columns: ColumnList): readonly unknown[] =>
  columns === undefined ? [] : Array.isArray(columns) ? columns : [columns];

/**
 * Daft's way to say which rows a window function sees. Immutable.
 *
 * @example
 * df.withColumn('sum', col('x').sum().over(new Window().partitionBy('first').orderBy('a').rowsBetween(-1, 0)))
 */
export class Window {
  static readonly unboundedPreceding: Bound = null;
  static readonly unboundedFollowing: Bound = null;
  static readonly currentRow: Bound = 0;

  /** @internal */
  readonly options: WindowOptions;

  /** @internal */
  constructor(options: WindowOptions = {}) {
    this.options = options;
  }

  /** Only rows equal in these columns. */
  partitionBy(...columns: readonly Exclude<ColumnList, undefined>[]): Window {
    const all = [...list(this.options.partitionBy), ...columns.flatMap(list)] as ColumnList;
    return new Window({ ...this.options, partitionBy: all });
  }

  /** The order inside a partition. */
  orderBy(columns: Exclude<ColumnList, undefined>, flags: Pick<WindowOptions, 'desc' | 'nullsFirst'> = {}): Window {
    return new Window({ ...this.options, orderBy: columns, ...flags });
  }

  /** The rows from `start` to `end`, counted from the row itself. */
  rowsBetween(start: Bound, end: Bound, minPeriods = 1): Window {
    return new Window({ ...this.options, rowsBetween: [start, end], minPeriods });
  }

  /** The rows whose ordering value lies from `start` to `end` of the row's own. */
  rangeBetween(start: Bound, end: Bound, minPeriods = 1): Window {
    return new Window({ ...this.options, rangeBetween: [start, end], minPeriods });
  }
}
