import type { ImageValue, Schema } from '@pixelframe/columnar';
import { columnNames, isFloat, PlanError } from '@pixelframe/columnar';
import type { Expr, Plan, SampleOptions } from '@pixelframe/plan';
import {
  aggregate,
  alias,
  call,
  column,
  concat,
  distinct,
  dropNearDuplicates,
  duplicateClusters,
  explode,
  exprName,
  filter,
  intoBatches,
  isCastable,
  join,
  joinAsof,
  limit,
  lit,
  nearDuplicates,
  project,
  randomSplit,
  sample,
  schemaOf,
  select,
  setOperation,
  shuffle,
  similarTo,
  sort,
  summarize,
  union,
  unpivot,
  where,
} from '@pixelframe/plan';
import { AggregateMethods } from './aggregate-methods.ts';
import type { ColumnList } from './columns.ts';
import { toColumn, toColumns } from './columns.ts';
import type { DataFrame } from './dataframe.ts';
import type { Expression } from './expression.ts';
import { toExpression } from './expression.ts';
import { GroupedDataFrame } from './grouped.ts';
import { assertNoneLost } from './lost-conditions.ts';
import { nearestQuery } from './nearest-query.ts';
import { isExpression, nodeOf } from './nodes.ts';
import type { Flat, Joined, Projections, Renamed, Row, Selected, WithColumn, WithColumns } from './row-types.ts';
import type { Session } from './session.ts';
import type {
  DropNearDuplicatesOptions,
  DuplicateClustersOptions,
  IdOf,
  NearDuplicatesOptions,
  SimilarToOptions,
} from './similarity.ts';
import { toItems, toNamed } from './to-items.ts';
import type {
  ExplodeVerbOptions,
  JoinAsofOptions,
  JoinOptions,
  Keys,
  RandomSplitOptions,
  SortOptions,
  UnpivotOptions,
} from './verb-options.ts';

/** The lazy verbs of a DataFrame: each builds a plan and returns a new DataFrame at once. */
export abstract class Verbs<R extends object> extends AggregateMethods<keyof R & string, DataFrame<Row>> {
  /** @internal */
  abstract readonly plan: Plan;
  abstract readonly session: Session;

  /** @internal */
  abstract derive<S extends object>(plan: Plan): DataFrame<S>;

  /** Names and types, known without running anything. */
  schema(): Schema {
    return schemaOf(this.plan);
  }

  get columns(): string[] {
    return columnNames(this.schema());
  }

  #known(verb: string, names: readonly string[]): void {
    const known = this.columns;
    const missing = names.find((name) => !known.includes(name));
    if (missing === undefined) return;
    throw new PlanError(`${verb}: column "${missing}" not found. Available: ${known.join(', ')}.`, { column: missing });
  }

  /** The other table's plan, or a PlanError when it is none or of another session. */
  #other(verb: string, other: DataFrame<object>): Plan {
    if (!(other instanceof Verbs)) throw new PlanError(`${verb}: expected a DataFrame.`);
    if (other.session !== this.session) {
      throw new PlanError(`${verb}: the two DataFrames belong to different sessions.`, {
        hint: 'Read both through the same session.',
      });
    }
    return other.plan;
  }

  /**
   * Exactly these columns, in this order: names, expressions, objects of named expressions. Aggregates alone make one
   * row; `explode` makes rows and `unnest` columns.
   *
   * @example
   * df.select('first', col('x').mul(2).alias('double'), { half: col('x').div(2) })
   */
  select<const I extends readonly ((keyof R & string) | Expression | Projections)[]>(
    ...columns: I
  ): DataFrame<Selected<R, I>> {
    if (columns.length === 0) throw new PlanError('select: name at least one column.');
    return this.derive(select('select', this.plan, toItems('select', columns)));
  }

  /** Adds a column, or replaces the one of that name in its place. */
  withColumn<N extends string, T>(name: N, expression: Expression<T>): DataFrame<WithColumn<R, N, T>> {
    return this.derive(this.#withColumns('withColumn', toNamed('withColumn', { [name]: expression })));
  }

  /** Adds or replaces several columns; all expressions see the columns as they were. */
  withColumns<C extends Projections>(columns: C): DataFrame<WithColumns<R, C>> {
    return this.derive(this.#withColumns('withColumns', toNamed('withColumns', columns)));
  }

  #withColumns(verb: string, exprs: readonly Expr[]): Plan {
    const added = new Map(exprs.map((expr) => [exprName(expr), expr]));
    const kept = this.columns.map((name) => {
      const replacement = added.get(name);
      added.delete(name);
      return replacement ?? column(name);
    });
    return select(verb, this.plan, [...kept, ...added.values()]);
  }

  /** The column under another name, in its place. */
  withColumnRenamed<K extends keyof R & string, N extends string>(
    existing: K,
    name: N,
  ): DataFrame<Renamed<R, { [X in K]: N }>> {
    return this.derive(this.#renamed('withColumnRenamed', { [existing]: name }));
  }

  /**
   * Columns under other names: `{ old: 'new' }`.
   *
   * @example
   * df.withColumnsRenamed({ a: 'id', x: 'price' })
   */
  withColumnsRenamed<const M extends { readonly [K in keyof R & string]?: string }>(
    names: M,
  ): DataFrame<Renamed<R, M>> {
    return this.derive(this.#renamed('withColumnsRenamed', names as Readonly<Record<string, string>>));
  }

  #renamed(verb: string, names: Readonly<Record<string, string>>): Plan {
    this.#known(verb, Object.keys(names));
    const wanted = new Map(Object.entries(names));
    return project(
      this.plan,
      this.columns.map((name) => {
        const next = wanted.get(name);
        return next === undefined || next === name ? column(name) : alias(column(name), next);
      }),
    );
  }

  /** All columns but these. */
  exclude<K extends keyof R & string>(...names: readonly K[]): DataFrame<Flat<Omit<R, K>>> {
    this.#known('exclude', names);
    const kept = this.columns.filter((name) => !(names as readonly string[]).includes(name));
    return this.derive(project(this.plan, kept.map(column)));
  }

  /** Rows for which the predicate is true; null counts as false. */
  where(predicate: Expression): DataFrame<R> {
    if (!isExpression(predicate)) {
      const got = predicate === null ? 'null' : typeof predicate;
      throw new PlanError(`where: expected an Expression, got ${got}.`, {
        hint: "Write where(col('a').gt(1)); JavaScript's own operators (!, ||, >) do not work on expressions.",
      });
    }
    assertNoneLost('where', predicate);
    return this.derive(where(this.plan, nodeOf(predicate)));
  }

  /** As {@link where}. */
  filter(predicate: Expression): DataFrame<R> {
    return this.where(predicate);
  }

  #chosen(names: readonly ((keyof R & string) | Expression)[], fits: (i: number) => boolean): Expr[] {
    if (names.length > 0) return names.map(toColumn);
    return this.columns.filter((_, i) => fits(i)).map(column);
  }

  /** Rows without a null in these columns; in any, when none is named. */
  dropNull(...columns: readonly ((keyof R & string) | Expression)[]): DataFrame<R> {
    return this.#dropWhere(this.#chosen(columns, () => true).map((expr) => call('notNull', [expr])));
  }

  /** Rows without a NaN in these columns; in any Float column, when none is named. Nulls stay. */
  dropNan(...columns: readonly ((keyof R & string) | Expression)[]): DataFrame<R> {
    const { fields } = this.schema();
    const chosen = this.#chosen(columns, (i) => isFloat(fields[i]!.type));
    return this.#dropWhere(chosen.map((expr) => call('or', [call('isNull', [expr]), call('notNan', [expr])])));
  }

  #dropWhere(conditions: readonly Expr[]): DataFrame<R> {
    if (conditions.length === 0) return this.derive(this.plan);
    return this.derive(
      filter(
        this.plan,
        conditions.reduce((left, right) => call('and', [left, right])),
      ),
    );
  }

  /**
   * Null becomes this value in these columns; in all whose type takes it, when none is named.
   *
   * @example
   * df.fillNull(0, 'x')
   */
  fillNull(value: Parameters<typeof toExpression>[0], ...columns: readonly (keyof R & string)[]): DataFrame<R> {
    const filler = nodeOf(toExpression(value));
    const { fields } = this.schema();
    const fits = (i: number): boolean =>
      filler.kind === 'literal' && filler.type.kind !== 'string'
        ? fields[i]!.type.kind !== 'string' && isCastable(filler.type, fields[i]!.type)
        : filler.kind !== 'literal' || fields[i]!.type.kind === 'string';
    return this.#fill('fillNull', columns, fits, filler);
  }

  /** NaN becomes this value in these columns; in all Float columns, when none is named. */
  fillNan(value: Parameters<typeof toExpression>[0], ...columns: readonly (keyof R & string)[]): DataFrame<R> {
    const { fields } = this.schema();
    return this.#fill('fillNan', columns, (i) => isFloat(fields[i]!.type), nodeOf(toExpression(value)));
  }

  #fill(fn: string, columns: readonly string[], fits: (i: number) => boolean, filler: Expr): DataFrame<R> {
    this.#known(fn, columns);
    const chosen = new Set(columns.length > 0 ? columns : this.columns.filter((_, i) => fits(i)));
    if (chosen.size === 0) return this.derive(this.plan);
    return this.derive(
      project(
        this.plan,
        this.columns.map((name) => (chosen.has(name) ? alias(call(fn, [column(name), filler]), name) : column(name))),
      ),
    );
  }

  /** The first `n` rows. */
  limit(n: number): DataFrame<R> {
    return this.derive(limit(this.plan, n));
  }

  /** As {@link limit}. */
  head(n = 8): DataFrame<R> {
    return this.limit(n);
  }

  /** All rows but the first `n`. */
  offset(n: number): DataFrame<R> {
    return this.derive(limit(this.plan, Number.MAX_SAFE_INTEGER, n));
  }

  /**
   * Rows drawn at random, in their order: a share of them, or a number.
   *
   * @example
   * df.sample({ fraction: 0.1, seed: 1 })
   */
  sample(options: SampleOptions): DataFrame<R> {
    const given: unknown = options;
    if (typeof given !== 'object' || given === null) {
      throw new PlanError('sample: expected an object of options.', { hint: 'Write sample({ fraction: 0.1 }).' });
    }
    return this.derive(sample(this.plan, options));
  }

  /** All rows in random order. */
  shuffle(options: { readonly seed?: number } = {}): DataFrame<R> {
    return this.derive(shuffle(this.plan, options.seed));
  }

  /**
   * Disjoint parts, drawn at random, that together are all rows.
   *
   * @example
   * const [train, test] = df.randomSplit([0.8, 0.2], { seed: 1 });
   */
  randomSplit<const W extends readonly number[]>(
    weights: W,
    options: RandomSplitOptions<R> = {},
  ): { -readonly [I in keyof W]: DataFrame<R> } {
    const parts = randomSplit(this.plan, weights, toColumns(options.by), options.seed);
    return parts.map((part) => this.derive<R>(part)) as { -readonly [I in keyof W]: DataFrame<R> };
  }

  /** The first row of each distinct combination of these; of whole rows, when none are named. Nulls are equal. */
  distinct(...on: readonly ((keyof R & string) | Expression)[]): DataFrame<R> {
    return this.derive(distinct(this.plan, on.map(toColumn)));
  }

  /** As {@link distinct}. */
  unique(...on: readonly ((keyof R & string) | Expression)[]): DataFrame<R> {
    return this.distinct(...on);
  }

  /** As {@link distinct}. */
  dropDuplicates(...on: readonly ((keyof R & string) | Expression)[]): DataFrame<R> {
    return this.distinct(...on);
  }

  /**
   * Ordered by these; equal rows keep their order. Nulls are greater than every value unless `nullsFirst` says otherwise.
   *
   * @example
   * df.sort(['first', 'x'], { desc: [false, true] })
   */
  sort(
    by: (keyof R & string) | Expression | readonly ((keyof R & string) | Expression)[],
    options: SortOptions = {},
  ): DataFrame<R> {
    return this.derive(sort(this.plan, toColumns(by as ColumnList), options));
  }

  /** These rows, then the other's; names and types must be the same. */
  concat(other: DataFrame<R>): DataFrame<R> {
    return this.derive(concat(this.plan, this.#other('concat', other)));
  }

  /** Rows of both, each distinct one once; columns meet by position and keep these names. */
  union(other: DataFrame<object>): DataFrame<R> {
    return this.#union('union', other, { byName: false, all: false });
  }

  /** Rows of both, duplicates kept; columns meet by position. */
  unionAll(other: DataFrame<object>): DataFrame<R> {
    return this.#union('unionAll', other, { byName: false, all: true });
  }

  /** Rows of both, each distinct one once; columns meet by name, and what one side has not is null. */
  unionByName<S extends object>(other: DataFrame<S>): DataFrame<Flat<R & S>> {
    return this.#union('unionByName', other, { byName: true, all: false });
  }

  /** Rows of both, duplicates kept; columns meet by name, and what one side has not is null. */
  unionAllByName<S extends object>(other: DataFrame<S>): DataFrame<Flat<R & S>> {
    return this.#union('unionAllByName', other, { byName: true, all: true });
  }

  #union<S extends object>(
    verb: string,
    other: DataFrame<object>,
    options: { readonly byName: boolean; readonly all: boolean },
  ): DataFrame<S> {
    return this.derive(union(verb, this.plan, this.#other(verb, other), options));
  }

  /** Rows that are in both, each once. Nulls are equal. */
  intersect(other: DataFrame<object>): DataFrame<R> {
    return this.#set('intersect', other, 'intersect', false);
  }

  /** Rows that are in both, as often as they are in both. */
  intersectAll(other: DataFrame<object>): DataFrame<R> {
    return this.#set('intersectAll', other, 'intersect', true);
  }

  /** Rows that are not in the other, each once. */
  exceptDistinct(other: DataFrame<object>): DataFrame<R> {
    return this.#set('exceptDistinct', other, 'except', false);
  }

  /** Rows without those of the other, each taken away as often as it is there. */
  exceptAll(other: DataFrame<object>): DataFrame<R> {
    return this.#set('exceptAll', other, 'except', true);
  }

  #set(verb: string, other: DataFrame<object>, operation: 'intersect' | 'except', all: boolean): DataFrame<R> {
    return this.derive(setOperation(verb, this.plan, this.#other(verb, other), operation, all));
  }

  /**
   * Joins on equal keys; null keys never match. Columns: common keys, then the left's, then the right's. `how: 'cross'`
   * pairs every row with every row; filtered by `hammingDistance(...).le(k)` it runs as a similarity join.
   */
  join<S extends object>(other: DataFrame<S>, options: JoinOptions<R, S> = {}): DataFrame<Joined<R, S>> {
    const right = this.#other('join', other);
    const { on, leftOn, rightOn, how = 'inner', prefix, suffix } = options;
    if (!JOIN_HOWS.includes(how)) {
      const known = JOIN_HOWS.map((name) => `'${name}'`).join(', ');
      throw new PlanError(`join: how must be one of ${known}, got '${String(how)}'.`);
    }
    if (on !== undefined && (leftOn !== undefined || rightOn !== undefined)) {
      throw new PlanError('join: give either on, or leftOn and rightOn.');
    }
    const keys = (side: unknown): Expr[] => toColumns((side ?? on) as ColumnList);
    return this.derive(join(this.plan, right, how, keys(leftOn), keys(rightOn), naming(prefix, suffix)));
  }

  /**
   * Each row with the one row of the other whose `on` is nearest: the last at or before it (`backward`), the first at or
   * after it (`forward`), or either (`nearest`). Rows without one keep nulls.
   */
  joinAsof<S extends object>(other: DataFrame<S>, options: JoinAsofOptions<R, S>): DataFrame<Joined<R, S>> {
    const right = this.#other('joinAsof', other);
    const { on, leftOn = on, rightOn = on, by, leftBy = by, rightBy = by, strategy = 'backward' } = options;
    if (leftOn === undefined || rightOn === undefined) {
      throw new PlanError('joinAsof: the ordered column is missing.', { hint: "Give { on: 'time' }." });
    }
    return this.derive(
      joinAsof(this.plan, right, {
        leftOn: toColumn(leftOn as string | Expression),
        rightOn: toColumn(rightOn as string | Expression),
        leftBy: toColumns(leftBy as ColumnList),
        rightBy: toColumns(rightBy as ColumnList),
        strategy,
        ...naming(options.prefix, options.suffix),
      }),
    );
  }

  /**
   * Rows with equal keys in one group each.
   *
   * @example
   * df.groupBy('first').agg(col('x').mean().alias('average'))
   */
  groupBy<const I extends readonly ((keyof R & string) | Expression)[]>(
    ...keys: I
  ): GroupedDataFrame<R, Selected<R, I>> {
    return new GroupedDataFrame(this, keys.map(toColumn));
  }

  /**
   * One row of aggregates over all rows.
   *
   * @example
   * df.agg(col('x').min().alias('low'), col('x').max().alias('high'))
   */
  agg<const I extends readonly (Expression | Projections)[]>(...aggregates: I): DataFrame<Selected<object, I>> {
    return this.derive(aggregate(this.plan, [], toItems('agg', aggregates)));
  }

  /** How many rows there are, as a column `count`; or how many values of these columns are not null. */
  count(...columns: readonly ((keyof R & string) | Expression)[]): DataFrame<Row> {
    if (columns.length > 0) return this.countOf(columns);
    return this.aggregateExprs([alias(call('count', [lit(1)], { mode: 'all' }), 'count')]);
  }

  protected override aggregateNames(): readonly string[] {
    return this.columns;
  }

  protected override aggregateExprs(exprs: readonly Expr[]): DataFrame<Row> {
    return this.derive(aggregate(this.plan, [], exprs));
  }

  /** A row for each item of these lists; lists of one row must have one length. */
  explode(
    ...lists: readonly [(keyof R & string) | Expression, ...((keyof R & string) | Expression | ExplodeVerbOptions)[]]
  ): DataFrame<Row> {
    const last = lists.at(-1)!;
    const options = typeof last === 'string' || isExpression(last) ? {} : (last as ExplodeVerbOptions);
    const columns = lists.filter((item): item is (keyof R & string) | Expression => item !== options);
    return this.derive(explode(this.plan, columns.map(toColumn), options));
  }

  /** A row for each of the value columns (all others, when none are named): the ids, the column's name, its value. */
  unpivot<const I extends Keys<keyof R & string>, V extends string = 'variable', W extends string = 'value'>(
    ids: I,
    values: Keys<keyof R & string> = [],
    options: UnpivotOptions<V, W> = {},
  ): DataFrame<Row> {
    return this.derive(unpivot(this.plan, toColumns(ids as ColumnList), toColumns(values as ColumnList), options));
  }

  /** As {@link unpivot}. */
  melt(
    ids: Keys<keyof R & string>,
    values: Keys<keyof R & string> = [],
    options: UnpivotOptions<string, string> = {},
  ): DataFrame<Row> {
    return this.unpivot(ids, values, options);
  }

  /** Column names and types, as a table. */
  describe(): DataFrame<{ column_name: string; type: string }> {
    return this.session.describeColumns(this.schema());
  }

  /** A row for each column: type, smallest and largest value, rows, nulls, about how many distinct values. */
  summarize(): DataFrame<Row> {
    return this.derive(summarize(this.plan));
  }

  /** Batches of exactly `rows` rows each; the last has what is left. */
  intoBatches(rows: number): DataFrame<R> {
    return this.derive(intoBatches(this.plan, rows));
  }

  /**
   * What a function makes of this DataFrame, to keep steps of one's own in a chain.
   *
   * @example
   * df.pipe((frame, n) => frame.limit(n), 2)
   */
  pipe<A extends readonly unknown[], T>(step: (df: this, ...args: A) => T, ...args: A): T {
    return step(this, ...args);
  }

  /** As {@link pipe}; the function must return a DataFrame. */
  transform<A extends readonly unknown[], S extends object>(
    step: (df: this, ...args: A) => DataFrame<S>,
    ...args: A
  ): DataFrame<S> {
    const made: unknown = step(this, ...args);
    if (made instanceof Verbs) return made as unknown as DataFrame<S>;
    throw new PlanError('transform: the function must return a DataFrame.');
  }

  /**
   * Pairs of rows whose hashes (or vectors) are near: `id_a`, `id_b`, `distance`. Each pair once, the earlier row as
   * `id_a`, in the order of the rows. Rows without a key are near nothing.
   *
   * @example
   * await photos.nearDuplicates('hash', { id: 'path', maxDistance: 10 }).show();
   */
  nearDuplicates<Id extends (keyof R & string) | Expression | undefined = undefined>(
    key: (keyof R & string) | Expression,
    options: NearDuplicatesOptions<Id>,
  ): DataFrame<{ id_a: IdOf<R, Id>; id_b: IdOf<R, Id>; distance: number }> {
    const { id } = checkedOptions('nearDuplicates', options);
    return this.derive(nearDuplicates(this.plan, toColumn(key), id === undefined ? null : toColumn(id), options));
  }

  /**
   * Adds the number of each row's cluster, counted by first appearance: rows that a chain of near pairs connects are in
   * one cluster, a row like no other is in one of its own, a row without a key in none (null).
   */
  duplicateClusters<N extends string = 'cluster'>(
    key: (keyof R & string) | Expression,
    options: DuplicateClustersOptions<N>,
  ): DataFrame<WithColumn<R, N, number>> {
    const { name = 'cluster' } = checkedOptions('duplicateClusters', options);
    return this.derive(duplicateClusters(this.plan, toColumn(key), name, options));
  }

  /**
   * Keeps one row of each cluster (see {@link duplicateClusters}): the one with the largest `keep`, where that is equal
   * or missing the first. Rows without a key stay. The order stays.
   */
  dropNearDuplicates(key: (keyof R & string) | Expression, options: DropNearDuplicatesOptions<R>): DataFrame<R> {
    const { keep } = checkedOptions('dropNearDuplicates', options);
    return this.derive(
      dropNearDuplicates(this.plan, toColumn(key), keep === undefined ? null : toColumn(keep), options),
    );
  }

  /**
   * The `k` rows whose vectors (or hashes) are nearest to the given one, nearest first, with their distance; equally
   * near rows in their order. Rows without a distance (null, NaN, of zeros under 'cosine') are left out. Vectors, the
   * given one included, are compared as Float32. A text or a picture is embedded by the model that made the vectors; an
   * expression has no columns and gives a vector.
   *
   * @example
   * await photos.similarTo('embedding', 'a dog on a beach', { k: 5 }).show();
   */
  similarTo<N extends string = 'distance'>(
    key: (keyof R & string) | Expression,
    query: ArrayLike<number> | string | ImageValue | Expression,
    options: SimilarToOptions<N> = {},
  ): DataFrame<WithColumn<R, N, number>> {
    return this.derive(similarTo(this.plan, toColumn(key), nearestQuery(query), options));
  }
}

const JOIN_HOWS = ['inner', 'left', 'right', 'outer', 'semi', 'anti', 'cross'];

const naming = (prefix: string | undefined, suffix: string | undefined) => ({
  ...(prefix === undefined ? {} : { prefix }),
  ...(suffix === undefined ? {} : { suffix }),
});

function checkedOptions<O extends object>(verb: string, options: O): O {
  if (typeof options === 'object' && options !== null) return options;
  throw new PlanError(`${verb}: options with maxDistance are missing.`, { hint: 'Write { maxDistance: 10 }.' });
}
