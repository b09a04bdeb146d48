import type { DataType, Field } from '@pixelframe/columnar';
import { DataType as T, isInteger, isNumeric } from '@pixelframe/columnar';
import type { Expr } from '../../expr.ts';
import { column } from '../../expr.ts';
import { supertype } from '../../supertype.ts';
import type { FunctionDefinition } from '../define.ts';
import { defineFunction, typeMismatch } from '../define.ts';

/** A bare string is a column's name. */
const named = (expr: Expr): Expr =>
  expr.kind === 'literal' && typeof expr.value === 'string' ? column(expr.value) : expr;

function commonType(name: string, args: readonly Field[]): DataType | null {
  if (args.length === 0) throw typeMismatch(name, args, 'at least one column');
  let common: DataType | null = T.null();
  for (const { type } of args) common = common === null ? null : supertype(common, type);
  return common;
}

const across = (
  name: string,
  daft: string,
  accepts: (type: DataType) => boolean,
  rule: (type: DataType) => DataType,
  doc: string,
): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [{ name: 'columns', doc: 'Columns by name, or expressions.', variadic: true }],
    params: [],
    prepare: (args) => args.map(named),
    nulls: 'own',
    free: true,
    output: () => daft,
    returns: 'number',
    infer(args) {
      const common = commonType(name, args);
      if (common === null || !(accepts(common) || common.kind === 'null')) {
        throw typeMismatch(name, args, 'numbers', 'Convert with .cast(DataType.float64()).');
      }
      return rule(common);
    },
    doc: `${doc} of the columns in each row, nulls left out; null where all are.`,
    example: `df.select(F.${name}('a', col('x')))`,
  });

const sumType = (type: DataType): DataType =>
  isInteger(type) ? (type.kind.startsWith('u') ? T.uint64() : T.int64()) : type;
const meanType = (type: DataType): DataType =>
  type.kind === 'decimal' ? T.decimal128(38, type.scale + 4) : T.float64();
const isMeanable = (type: DataType): boolean => isNumeric(type) || type.kind === 'decimal';
const isRanked = (type: DataType): boolean => isNumeric(type) || type.kind === 'bool';

export const columnsSum = across('columnsSum', 'columns_sum', isNumeric, sumType, 'Sum');
export const columnsMean = across('columnsMean', 'columns_mean', isMeanable, meanType, 'Mean, a Float64,');
export const columnsAvg = across('columnsAvg', 'columns_avg', isMeanable, meanType, 'Mean, a Float64,');
export const columnsMin = across('columnsMin', 'columns_min', isRanked, (type) => type, 'Smallest');
export const columnsMax = across('columnsMax', 'columns_max', isRanked, (type) => type, 'Largest');
