export type PredicateOp = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'isNull' | 'notNull';

/**
 * `column op value`, true for a row only if the comparison is (a null compares to nothing).
 * Dates are days since 1970, timestamps bigints in the unit of their column; the value of isNull and notNull is ignored.
 */
export interface ColumnPredicate {
  readonly column: string;
  readonly op: PredicateOp;
  readonly value: number | string | bigint | boolean | null;
}
