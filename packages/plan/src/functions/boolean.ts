import type { Field } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import type { FunctionDefinition } from './define.ts';
import { defineFunction, typeMismatch } from './define.ts';

function bools(name: string, args: readonly Field[]) {
  if (!args.every((arg) => arg.type.kind === 'bool' || arg.type.kind === 'null')) {
    throw typeMismatch(name, args, 'Bool arguments', 'Compare first, as in col("a").gt(0).');
  }
  return T.bool();
}

const logical = (name: string, daft: string, doc: string): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [
      { name: 'left', doc: 'Left side.' },
      { name: 'right', doc: 'Right side.' },
    ],
    params: [],
    nulls: 'own',
    returns: 'boolean',
    infer: (args) => bools(name, args),
    doc,
    example: `df.where(col('a').gt(1).${name}(col('a').lt(3)))`,
  });

export const and = logical('and', '&', 'Both; false and null is false (three-valued logic).');
export const or = logical('or', '|', 'Either; true or null is true (three-valued logic).');
export const xor = logical('xor', '^', 'Exactly one; null if either is null.');

export const not = defineFunction({
  name: 'not',
  daft: '~',
  args: [{ name: 'input', doc: 'A Bool.' }],
  params: [],
  nulls: 'propagate',
  returns: 'boolean',
  infer: (args) => bools('not', args),
  doc: 'The opposite; null stays null.',
  example: "df.where(col('a').gt(1).not())",
});

const nullTest = (name: string, daft: string, doc: string): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [{ name: 'input', doc: 'Any value.' }],
    params: [],
    nulls: 'own',
    returns: 'boolean',
    infer: () => T.bool(),
    doc,
    example: `df.where(col('a').${name}())`,
  });

export const isNull = nullTest('isNull', 'is_null', 'True where the value is null; never null itself.');
export const notNull = nullTest('notNull', 'not_null', 'True where the value is not null; never null itself.');
