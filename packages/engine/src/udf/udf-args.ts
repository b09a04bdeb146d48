import type { Batch } from '@pixelframe/columnar';
import { batch, columnToValues, schema, sliceColumn } from '@pixelframe/columnar';
import { evaluate } from '@pixelframe/evaluators';
import type { Expr, UdfOptions } from '@pixelframe/plan';
import { exprName } from '@pixelframe/plan';
import type { UdfArg } from './udf-request.ts';

/** Rows a row-wise function is given before their column is made: so many values are in memory at once. */
const ROWS = 2048;

const ONE_ROW = batch(schema([]), [], 1);

/** A plain value as a column would give it: the optimizer may have computed it. */
const valueOf = (literal: Extract<Expr, { kind: 'literal' }>): unknown =>
  literal.type.kind === 'object' ? literal.value : columnToValues(evaluate(literal, ONE_ROW))[0];

/** The arguments of a function for a batch. Lists and objects that the user has given are handed on as they are. */
export const udfArgs = (args: readonly Expr[], rows: Batch): UdfArg[] =>
  args.map((arg) =>
    arg.kind === 'literal'
      ? { kind: 'value', value: valueOf(arg) }
      : { kind: 'column', column: evaluate(arg, rows), name: exprName(arg) },
  );

/** How many of so many rows a function gets at once. */
export const pieceRows = ({ kind, batchSize }: UdfOptions, rows: number): number =>
  kind === 'row' ? ROWS : (batchSize ?? Math.max(1, rows));

/** Some of the rows of arguments. */
export const sliceArgs = (args: readonly UdfArg[], start: number, end: number): UdfArg[] =>
  args.map((arg) => (arg.kind === 'column' ? { ...arg, column: sliceColumn(arg.column, start, end) } : arg));
