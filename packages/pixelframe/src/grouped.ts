import type { DataType } from '@pixelframe/columnar';
import { columnNames, PlanError } from '@pixelframe/columnar';
import type { Expr, Plan } from '@pixelframe/plan';
import { aggregate, exprName, mapGroups, schemaOf } from '@pixelframe/plan';
import { AggregateMethods } from './aggregate-methods.ts';
import type { ColumnList } from './columns.ts';
import { toColumns } from './columns.ts';
import type { DataFrame } from './dataframe.ts';
import type { Expression } from './expression.ts';
import type { Flat, Row, Selected } from './row-types.ts';
import type { GroupFunction } from './page-functions.ts';
import type { Session } from './session.ts';
import { toItems } from './to-items.ts';
import type { Keys } from './verb-options.ts';
import type { Projections } from './row-types.ts';

/** What {@link GroupedDataFrame} needs of the table it came from. */
export interface GroupSource {
  readonly plan: Plan;
  readonly session: Session;
  derive<S extends object>(plan: Plan): DataFrame<S>;
}

export interface MapGroupsOptions<R, N extends string> {
  /** What the function is given; default: all columns that are no keys. */
  readonly columns?: Keys<keyof R & string>;
  /** The type of its values. */
  readonly returns: DataType;
  /** Of the column they make; default 'value'. */
  readonly name?: N;
}

/** Rows in groups; `agg` makes one row of each, in the order in which the groups first appear. */
export class GroupedDataFrame<R extends object, K extends object> extends AggregateMethods<
  keyof R & string,
  DataFrame<Row>
> {
  readonly #source: GroupSource;
  readonly #keys: readonly Expr[];

  /** @internal */
  constructor(source: GroupSource, keys: readonly Expr[]) {
    super();
    this.#source = source;
    this.#keys = keys;
  }

  /**
   * One row for each group: the keys, then these aggregates.
   *
   * @example
   * df.groupBy('first').agg(col('x').sum().alias('total'), F.count())
   */
  agg<const I extends readonly (Expression | Projections)[]>(
    ...aggregates: I
  ): DataFrame<Flat<K & Selected<object, I>>> {
    return this.#source.derive(aggregate(this.#source.plan, this.#keys, toItems('agg', aggregates)));
  }

  /**
   * Each group's values through a function that runs on the page, one group after the other: the keys, repeated, beside
   * what it gives. An array is several values; anything else is one. Without `columns` it gets all that are no keys.
   *
   * @example
   * df.groupBy('first').mapGroups(({ x }) => Math.max(...x), { columns: ['x'], returns: DataType.float64() })
   */
  mapGroups<N extends string = 'value'>(
    fn: GroupFunction,
    options: MapGroupsOptions<R, N>,
  ): DataFrame<Flat<K & { [X in N]: unknown }>> {
    if (typeof fn !== 'function') throw new PlanError('mapGroups: expected a function of the values of a group.');
    const {
      columns = this.aggregateNames(),
      returns,
      name = 'value',
    } = (options ?? {}) as Partial<MapGroupsOptions<R, N>>;
    if (typeof returns !== 'object' || typeof returns.kind !== 'string') {
      throw new PlanError('mapGroups: returns is missing: the type of what the function gives.', {
        hint: 'Write mapGroups(fn, { returns: DataType.float64() }).',
      });
    }
    const args = toColumns(columns as ColumnList);
    const id = this.#source.session.addFunction({ call: fn, names: args.map(exprName), returns, name });
    return this.#source.derive(mapGroups(this.#source.plan, this.#keys, args, { fn: id, returns, name }));
  }

  /** Values that are not null, of each column. */
  count(...columns: readonly ((keyof R & string) | Expression)[]): DataFrame<Row> {
    return this.countOf(columns);
  }

  protected override aggregateNames(): readonly string[] {
    const keys = this.#keys.map(exprName);
    return columnNames(schemaOf(this.#source.plan)).filter((name) => !keys.includes(name));
  }

  protected override aggregateExprs(exprs: readonly Expr[]): DataFrame<Row> {
    return this.#source.derive(aggregate(this.#source.plan, this.#keys, exprs));
  }
}
