import type { DataType } from '@pixelframe/columnar';
import { DataType as T, PlanError, typeName } from '@pixelframe/columnar';
import type { Expr, LiteralValue } from './expr.ts';
import { literal } from './expr.ts';
import { supertype } from './supertype.ts';

/** The type of a plain JS value as a literal: integers Int32 if they fit, else Int64 (Daft's rule). */
export function literalType(value: LiteralValue): DataType {
  if (value === null) return T.null();
  if (typeof value === 'boolean') return T.bool();
  if (typeof value === 'string') return T.string();
  if (typeof value === 'bigint') return value > 0x7fff_ffff_ffff_ffffn ? T.uint64() : T.int64();
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) return T.float64();
    return value === (value | 0) ? T.int32() : T.int64();
  }
  if (value instanceof Date) return T.timestamp('ms');
  if (value instanceof Uint8Array) return T.binary();
  return T.list(
    value.map(literalType).reduce((left, right) => {
      const common = supertype(left, right);
      if (common === null) {
        throw new PlanError(`A literal list cannot hold both ${typeName(left)} and ${typeName(right)}.`, {
          hint: 'Use one type for all its values.',
        });
      }
      return common;
    }, T.null() as DataType),
  );
}

export const lit = (value: LiteralValue): Expr => literal(value, literalType(value));
