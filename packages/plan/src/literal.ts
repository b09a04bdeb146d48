import type { DataType } from '@pixelframe/columnar';
import { DataType as T, PlanError } from '@pixelframe/columnar';
import type { Expr, LiteralValue } from './expr.ts';
import { literal } from './expr.ts';

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
  const items = value.map(literalType);
  if (items.every((item) => item.kind === 'string')) return T.list(T.string());
  if (items.every((item) => item.kind === 'int32' || item.kind === 'int64' || item.kind === 'float64')) {
    const kinds = new Set(items.map((item) => item.kind));
    return T.list(kinds.has('float64') ? T.float64() : kinds.has('int64') ? T.int64() : T.int32());
  }
  throw new PlanError('A literal list holds either numbers or strings.', { hint: 'Use one type for all its values.' });
}

export const lit = (value: LiteralValue): Expr => literal(value, literalType(value));
