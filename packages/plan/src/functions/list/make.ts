import type { DataType } from '@pixelframe/columnar';
import { DataType as T, PlanError } from '@pixelframe/columnar';
import { exprName } from '../../expr.ts';
import { branchType } from '../../supertype.ts';
import { defineFunction, typeMismatch } from '../define.ts';

export const toList = defineFunction({
  name: 'toList',
  daft: 'to_list',
  args: [{ name: 'items', doc: 'One expression for each item.', variadic: true }],
  params: [],
  nulls: 'own',
  free: true,
  output: () => 'list',
  infer(args) {
    if (args.length === 0) throw new PlanError('toList: give at least one item.');
    let type: DataType | null = T.null();
    for (const arg of args) type = type === null ? null : branchType(type, arg.type);
    if (type === null) throw typeMismatch('toList', args, 'values of one type', 'Convert them with .cast(type).');
    return T.list(type);
  },
  returns: 'unknown[]',
  doc: 'A list of the values of each row, nulls included, in their common type. The column is called `list`.',
  example: "df.select(F.toList(col('a'), col('x')))",
});

export const toStruct = defineFunction({
  name: 'toStruct',
  daft: 'to_struct',
  args: [{ name: 'fields', doc: 'Expressions, each a field of the name of its column.', variadic: true }],
  params: [],
  nulls: 'own',
  free: true,
  output: () => 'struct',
  // Names of their own: those of the arguments change when the optimizer replaces a column by what it stands for.
  complete: (options, args) => ({ ...options, names: args.map(exprName) }),
  infer(args, options) {
    const names = (options['names'] as readonly string[] | undefined) ?? args.map(({ name }) => name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined || args.length === 0) {
      const problem = twice === undefined ? 'give at least one field' : `two fields would be called "${twice}"`;
      throw new PlanError(`toStruct: ${problem}.`, { hint: "Name fields: toStruct({ x: col('a'), y: col('b') })." });
    }
    return Object.freeze({ kind: 'struct', fields: args.map(({ type }, i) => ({ name: names[i]!, type })) });
  },
  returns: 'Record<string, unknown>',
  doc: 'A struct of the values of each row; it is never null itself. The column is called `struct`.',
  example: "df.select(F.toStruct(col('a'), { text: col('first') }))",
});
