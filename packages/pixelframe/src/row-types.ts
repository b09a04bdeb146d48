import type { Expression, NamedExpression } from './expression.ts';

/** A row whose columns TypeScript does not know. */
export type Row = Record<string, unknown>;

/** One object type instead of a chain of intersections: what an editor shows for a DataFrame is its columns. */
export type Flat<T> = T extends infer O ? { [K in keyof O]: O[K] } : never;

/** JS values by column, as `fromColumns` takes them, to the row they make. */
export type RowOf<C> = {
  [K in keyof C]: C[K] extends ArrayLike<infer V> ? (V extends bigint ? number | bigint : V) | NullIn<V> : unknown;
};

type NullIn<V> = null extends V ? null : undefined extends V ? null : never;

export type WithColumn<R, N extends string, T> = Flat<Omit<R, N> & { [K in N]: T | null }>;

/** Expressions by the name of the column each makes. */
export type Projections = Readonly<Record<string, Expression>>;

export type WithColumns<R, C> = Flat<Omit<R, keyof C> & { -readonly [K in keyof C]: ValueOf<C[K]> }>;

type ValueOf<E> = E extends Expression<infer T> ? T | null : unknown;

/** What one item of `select` or `agg` adds to a row of `R`'s columns. */
type One<R, X> = X extends string
  ? { [K in X]: K extends keyof R ? R[K] : unknown }
  : X extends NamedExpression<infer N, infer T>
    ? { [K in N]: unknown extends T ? (K extends keyof R ? R[K] : unknown) : T | null }
    : X extends Expression
      ? Row
      : { -readonly [K in keyof X]: ValueOf<X[K]> };

type Intersection<R, I extends readonly unknown[]> = I extends readonly [infer X, ...infer Rest]
  ? One<R, X> & Intersection<R, Rest>
  : unknown;

/** The row of these items, names or expressions of a table with rows `R`. */
export type Selected<R, I extends readonly unknown[]> = number extends I['length'] ? Row : Flat<Intersection<R, I>>;

/** Columns under other names: those of `M` are renamed, the others stay. */
export type Renamed<R, M> = Flat<{
  [K in keyof R as K extends keyof M ? (M[K] extends string ? M[K] : never) : K]: R[K];
}>;

/** Rows of both sides of a join: names of the left are the left's, all others are there, too. */
export type Joined<R, S> = Flat<R & Omit<S, keyof R>> & Row;
