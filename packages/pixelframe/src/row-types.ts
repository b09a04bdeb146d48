/** A row whose columns TypeScript does not know. */
export type Row = Record<string, unknown>;

/** Column names of a known schema; any string where it is not known. */
export type ColumnName<R> = keyof R & string;

/** JS values by column, as `fromColumns` takes them, to the row they make. */
export type RowOf<C> = {
  [K in keyof C]: C[K] extends ArrayLike<infer V> ? (V extends bigint ? number | bigint : V) | NullIn<V> : unknown;
};

type NullIn<V> = null extends V ? null : undefined extends V ? null : never;

export type WithColumn<R, N extends string, T> = Omit<R, N> & { [K in N]: T | null };
