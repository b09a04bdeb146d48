import type { DataType } from '@pixelframe/columnar';
import {
  DataType as T,
  inferType,
  isImageValue,
  isPlainObject,
  isTensorValue,
  isTypedArray,
  PlanError,
  typeName,
} from '@pixelframe/columnar';
import type { Expr, LiteralValue } from './expr.ts';
import { literal } from './expr.ts';
import { supertype } from './supertype.ts';

const isList = (value: LiteralValue): value is readonly LiteralValue[] => Array.isArray(value);

function listType(values: readonly LiteralValue[]): DataType {
  return T.list(
    values.map(literalType).reduce((left, right) => {
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

/**
 * The type of a plain JS value as a literal: integers Int32 if they fit, else Int64 (Daft's rule); arrays are lists,
 * objects structs; pictures, tensors and typed arrays what `fromColumns` makes of them.
 */
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
  if (isList(value)) return listType(value);
  if (isTypedArray(value) || isImageValue(value) || isTensorValue(value)) return inferType([value]);
  if (!isPlainObject(value)) {
    throw new PlanError(
      `A literal cannot hold ${typeof value === 'object' ? 'an instance of a class' : `a ${typeof value}`}.`,
      {
        hint: 'Literals are plain values, arrays and objects of them, pictures, tensors and typed arrays.',
      },
    );
  }
  return Object.freeze({
    kind: 'struct',
    fields: Object.entries(value).map(([name, item]) => ({ name, type: literalType(item ?? null) })),
  });
}

export const lit = (value: LiteralValue): Expr => literal(value, literalType(value));
