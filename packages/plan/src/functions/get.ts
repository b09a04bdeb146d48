import { isInteger } from '@pixelframe/columnar';
import { PlanError } from '@pixelframe/columnar';
import { defineFunction, typeMismatch } from './define.ts';

export const get = defineFunction({
  name: 'get',
  daft: 'get',
  args: [{ name: 'input', doc: 'A struct, map or list.' }],
  params: [
    {
      name: 'key',
      type: 'string | number',
      doc: 'Struct field or map key; zero-based list position, negative from the end.',
      check: (value) =>
        typeof value === 'string' || Number.isInteger(value) ? null : 'must be a field name or an integer position',
    },
  ],
  nulls: 'own',
  returns: 'unknown',
  infer(args, options) {
    const { type, name } = args[0]!;
    const { key } = options;
    if (type.kind === 'struct') {
      const field = type.fields.find((candidate) => candidate.name === key);
      if (field === undefined) {
        throw new PlanError(
          `get: struct "${name}" has no field "${String(key)}". Available: ${type.fields.map((f) => f.name).join(', ')}.`,
          { column: name },
        );
      }
      return field.type;
    }
    if (type.kind === 'map' && (typeof key === 'number' ? isInteger(type.key) : type.key.kind === 'string')) {
      return type.value;
    }
    if (
      (type.kind === 'list' || type.kind === 'fixedSizeList' || type.kind === 'embedding') &&
      typeof key === 'number'
    ) {
      return type.item;
    }
    throw typeMismatch('get', args, typeof key === 'string' ? 'a struct or map' : 'a list');
  },
  doc: 'A struct field by name, a map value by key, or a list item by position; null where there is none.',
  example: "df.select(col('tags').get(0).alias('first_tag'))",
});
