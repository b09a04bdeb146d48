import type { DataType, Field } from '@pixelframe/columnar';
import { DataType as T, isFloat, isInteger, isNumeric } from '@pixelframe/columnar';
import { supertype } from '../../supertype.ts';
import { typeMismatch } from '../define.ts';

export type TypeRule = (type: DataType) => DataType;

/** The rule's answer for a number; null where the argument is only nulls. */
export function numberArg(name: string, args: readonly Field[], rule: TypeRule): DataType {
  const { type } = args[0]!;
  if (!isNumeric(type) && type.kind !== 'null') throw typeMismatch(name, args, 'a number');
  return rule(type);
}

export const same: TypeRule = (type) => type;
export const float: TypeRule = (type) => (type.kind === 'float32' ? T.float32() : T.float64());

/** A float stays what it is. */
export const anyFloat: TypeRule = (type) => (isFloat(type) ? type : T.float64());

/** Float32 where it holds every value of the type. */
export const smallFloat: TypeRule = (type) =>
  ['float16', 'float32', 'int8', 'int16', 'uint8', 'uint16'].includes(type.kind) ? T.float32() : T.float64();

export function integerArg(name: string, args: readonly Field[]): void {
  const { type } = args[0]!;
  if (!isInteger(type) && type.kind !== 'null') throw typeMismatch(name, args, 'an integer');
}

/** The common type of numbers; nulls have none of their own. */
export function commonNumber(name: string, args: readonly Field[]): DataType {
  let common: DataType = T.null();
  for (const { type } of args) {
    const next: DataType | null = isNumeric(type) || type.kind === 'null' ? supertype(common, type) : null;
    if (next === null) throw typeMismatch(name, args, 'numbers', 'Convert with .cast(DataType.float64()).');
    common = next;
  }
  return common;
}
