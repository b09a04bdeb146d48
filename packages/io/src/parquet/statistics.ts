import type { DataType, Schema } from '@pixelframe/columnar';
import { isFloat, isInteger } from '@pixelframe/columnar';
import type { RowGroup, Statistics } from 'hyparquet';
import type { ColumnPredicate, PredicateOp } from './column-predicate.ts';

/**
 * Whether a row group may hold a row that satisfies every predicate, by its statistics. Answers true whenever they
 * leave room for doubt: none there, a nested column, bounds of writers known to get them wrong.
 */
export const rowGroupMayMatch = (group: RowGroup, schema: Schema, predicates: readonly ColumnPredicate[]): boolean =>
  predicates.every((predicate) => {
    const type = schema.fields.find(({ name }) => name === predicate.column)?.type;
    const chunk = group.columns.find(({ meta_data: meta }) => {
      const path = meta?.path_in_schema;
      return path?.length === 1 && path[0] === predicate.column;
    })?.meta_data;
    if (type === undefined || chunk?.statistics === undefined) return true;
    return mayMatch(chunk.statistics, type, predicate, Number(group.num_rows));
  });

function mayMatch(stats: Statistics, type: DataType, predicate: ColumnPredicate, rows: number): boolean {
  const nulls = stats.null_count === undefined ? null : Number(stats.null_count);
  if (predicate.op === 'isNull') return nulls !== 0;
  if (nulls === rows && rows > 0) return false;
  if (predicate.op === 'notNull') return true;
  const bounds = boundsOf(stats, type);
  const value = comparable(predicate, type);
  return bounds === null || value === null || boundsMayMatch(bounds, predicate.op, value, isFloat(type));
}

type Comparable = number | bigint | string;

interface Bounds {
  readonly min: Comparable;
  readonly max: Comparable;
}

/**
 * A NaN is left out of the bounds but is greater than every number, so above them floats prove nothing.
 */
function boundsMayMatch({ min, max }: Bounds, op: PredicateOp, value: Comparable, nanMayHide: boolean): boolean {
  switch (op) {
    case 'eq':
      return compare(min, value) <= 0 && compare(value, max) <= 0;
    case 'ne':
      return nanMayHide || compare(min, value) !== 0 || compare(max, value) !== 0;
    case 'lt':
      return compare(min, value) < 0;
    case 'le':
      return compare(min, value) <= 0;
    case 'gt':
      return nanMayHide || compare(max, value) > 0;
    case 'ge':
      return nanMayHide || compare(max, value) >= 0;
    default:
      return true;
  }
}

/** Both bounds in comparable form, or null if they cannot be relied on. */
function boundsOf(stats: Statistics, type: DataType): Bounds | null {
  // The deprecated pair was compared as signed numbers, bytes too, whatever the type.
  const deprecated = stats.min_value === undefined && stats.max_value === undefined && comparesSigned(type);
  const min = known(deprecated ? stats.min : stats.min_value, type);
  const max = known(deprecated ? stats.max : stats.max_value, type);
  return min === null || max === null || compare(min, max) > 0 ? null : { min, max };
}

const comparesSigned = (type: DataType): boolean =>
  isFloat(type) || type.kind === 'date' || (isInteger(type) && !type.kind.startsWith('u'));

function known(bound: Statistics['min'], type: DataType): Comparable | null {
  switch (type.kind) {
    case 'bool':
      return typeof bound === 'boolean' ? Number(bound) : null;
    case 'string':
      // A replacement character stands for bytes that were cut in the middle of a character: their order is lost.
      return typeof bound === 'string' && !bound.includes('\u{fffd}') ? bound : null;
    case 'timestamp':
      return typeof bound === 'bigint' ? bound : null;
    default:
      if (!isInteger(type) && !isFloat(type) && type.kind !== 'date') return null;
      return typeof bound === 'bigint' || (typeof bound === 'number' && !Number.isNaN(bound)) ? bound : null;
  }
}

const NANOSECONDS = { s: 1_000_000_000n, ms: 1_000_000n, us: 1000n, ns: 1n } as const;

/** The value of a predicate in the form of the bounds; null if it does not compare with this type. */
function comparable({ value, op }: ColumnPredicate, type: DataType): Comparable | null {
  switch (type.kind) {
    case 'bool':
      return typeof value === 'boolean' ? Number(value) : null;
    case 'string':
      return typeof value === 'string' ? value : null;
    case 'timestamp':
      if (typeof value === 'number' && !Number.isSafeInteger(value)) return null;
      return typeof value === 'bigint' || typeof value === 'number' ? BigInt(value) * NANOSECONDS[type.unit] : null;
    default:
      if (typeof value === 'bigint') return value;
      return typeof value === 'number' && !Number.isNaN(value) ? comparableNumber(value, op, type) : null;
  }
}

/**
 * The comparison itself may be made in the column's type or in Float64: the bound that is right for both, or null.
 */
function comparableNumber(value: number, op: PredicateOp, type: DataType): number | null {
  if (type.kind === 'float32') {
    const narrow = Math.fround(value);
    if (op === 'lt' || op === 'le') return Math.max(value, narrow);
    return narrow === value ? value : null;
  }
  return isFloat(type) || Math.abs(value) < 2 ** 53 ? value : null;
}

/** Numbers and bigints compare by value; strings by code point, the order of their UTF-8 bytes. */
function compare(a: Comparable, b: Comparable): number {
  if (typeof a !== 'string' || typeof b !== 'string') return a < b ? -1 : a > b ? 1 : 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    // Surrogates stand for the characters above all others.
    return rank(x) - rank(y);
  }
  return a.length - b.length;
}

const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
