import { columnNames } from '@pixelframe/columnar';
import type { Expr, Plan } from '@pixelframe/plan';
import { aggregate, exprName, schemaOf } from '@pixelframe/plan';
import { AggregateMethods } from './aggregate-methods.ts';
import type { DataFrame } from './dataframe.ts';
import type { Expression } from './expression.ts';
import type { Flat, Row, Selected } from './row-types.ts';
import { toItems } from './to-items.ts';
import type { Projections } from './row-types.ts';

/** What {@link GroupedDataFrame} needs of the table it came from. */
export interface GroupSource {
  readonly plan: Plan;
  derive<S extends object>(plan: Plan): DataFrame<S>;
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
