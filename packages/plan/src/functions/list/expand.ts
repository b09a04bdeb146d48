import { isBoolean, defineFunction, typeMismatch } from '../define.ts';
import { listFunction } from './list-argument.ts';

export const explode = listFunction({
  name: 'explode',
  params: [
    {
      name: 'ignoreEmptyAndNull',
      type: 'boolean',
      doc: 'Leaves out rows whose list is empty or null.',
      default: false,
      positional: true,
      check: isBoolean,
    },
  ],
  nulls: 'own',
  of: (item) => item,
  returns: 'unknown',
  doc: 'A row for each item of the list, beside the other columns of the row; null or empty lists give one row with null. A whole column of select() or withColumn() only; lists of one row have equal lengths.',
  example: "df.select('a', col('tags').explode())",
  expands: 'rows',
});

export const unnest = defineFunction({
  name: 'unnest',
  daft: 'unnest',
  args: [{ name: 'struct', doc: 'A struct.' }],
  params: [],
  nulls: 'own',
  expands: 'columns',
  infer(args) {
    const { type } = args[0]!;
    if (type.kind !== 'struct') throw typeMismatch('unnest', args, 'a struct');
    return type;
  },
  returns: 'Record<string, unknown>',
  doc: 'The fields of a struct as columns of their names. A whole column of select() only.',
  example: "df.select('a', col('point').unnest())",
});
