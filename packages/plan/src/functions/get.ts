import type { DataType, DataTypeOf, Field } from '@pixelframe/columnar';
import { isInteger, PlanError, typeName } from '@pixelframe/columnar';
import { isCastable } from '../castable.ts';
import { comparisonType } from './comparison.ts';
import { defineFunction, typeMismatch } from './define.ts';

type Key = string | number | null;

function fieldOf({ name, type }: Field, key: Key, args: readonly Field[]): DataType {
  const field = (type as DataTypeOf<'struct'>).fields.find((candidate) => candidate.name === key);
  if (field === undefined) {
    throw new PlanError(
      `get: struct "${name}" has no field "${String(key)}". Available: ${(type as DataTypeOf<'struct'>).fields.map((f) => f.name).join(', ')}.`,
      { column: name },
    );
  }
  if (args[1] !== undefined && args[1].type.kind !== 'null') {
    throw new PlanError("get: a default is for lists and maps; a struct's field is there in every struct.", {
      column: name,
      hint: 'Replace its nulls with .fillNull(value).',
    });
  }
  return field.type;
}

/** Whether a plain key, or the type of an expression given for it, finds something in such a value. */
function fits(type: DataType, key: Key, index: DataType | undefined): boolean {
  if (type.kind === 'map') {
    if (index !== undefined) return comparisonType(type.key, index) !== null;
    return typeof key === 'number' ? isInteger(type.key) : type.key.kind === 'string';
  }
  if (type.kind !== 'list' && type.kind !== 'fixedSizeList' && type.kind !== 'embedding') return false;
  return index === undefined ? typeof key === 'number' : isInteger(index) || index.kind === 'null';
}

export const get = defineFunction({
  name: 'get',
  daft: 'get',
  args: [
    { name: 'input', doc: 'A struct, map or list.' },
    { name: 'default', doc: 'Stands where a list is too short, or a map has no such key.', default: null },
  ],
  params: [
    {
      name: 'key',
      type: 'string | number | ExpressionLike',
      doc: 'Struct field or map key; zero-based list position, negative from the end, or an expression that computes it.',
      expression: true,
      check: (value) =>
        typeof value === 'string' || Number.isInteger(value) ? null : 'must be a field name or an integer position',
    },
  ],
  nulls: 'own',
  returns: 'unknown',
  infer(args, options) {
    const input = args[0]!;
    const key = options['key'] as Key;
    if (input.type.kind === 'struct' && args[2] === undefined) return fieldOf(input, key, args);
    if (!fits(input.type, key, args[2]?.type)) {
      throw typeMismatch('get', args.slice(0, 1), typeof key === 'string' ? 'a struct or map' : 'a list');
    }
    const type = input.type.kind === 'map' ? input.type.value : (input.type as DataTypeOf<'list'>).item;
    if (args[1] !== undefined && !isCastable(args[1].type, type)) {
      throw new PlanError(`get: the default is ${typeName(args[1].type)}, the items are ${typeName(type)}.`, {
        column: input.name,
      });
    }
    return type;
  },
  doc: 'A struct field by name, a map value by key, or a list item by position; null, or the default, where there is none.',
  example: "df.select(col('tags').get(0).alias('first_tag'))",
});
