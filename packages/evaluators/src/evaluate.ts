import type { Batch, Column, DataType } from '@pixelframe/columnar';
import { columnOf, concatColumns, getBit, isValid, nullColumn, PlanError, takeColumn } from '@pixelframe/columnar';
import type { Expr } from '@pixelframe/plan';
import { createExprInterner, functionDefinition, inferField } from '@pixelframe/plan';
import { broadcastLiteral } from './broadcast.ts';
import { castColumn } from './cast.ts';
import { evaluatorOf } from './registry.ts';
import { commonValidity } from './validity.ts';

function evaluateCall(
  expr: Extract<Expr, { kind: 'call' }>,
  args: readonly Column[],
  length: number,
  type: DataType,
): Column {
  const definition = functionDefinition(expr.fn);
  const evaluator = evaluatorOf(expr.fn);
  const call = { length, options: expr.options, type };
  if (definition.nulls === 'own') return evaluator(args, call);
  if (args.some((arg) => arg.type.kind === 'null')) return nullColumn(type, length);
  const validity = commonValidity(args, length);
  const result = evaluator(args, call);
  return validity === null
    ? result
    : { ...result, validity: commonValidity([{ ...result, validity }, result], length) };
}

function evaluateWhen(
  conditions: readonly Column[],
  values: readonly Column[],
  length: number,
  type: DataType,
): Column {
  const pool = concatColumns(values.map((value) => castColumn(value, type)));
  const indices = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    // A null condition decides for null, as in Daft: neither the branch nor the ones after it.
    const decisive = conditions.findIndex(
      (condition) => !isValid(condition, row) || getBit(condition.values as Uint8Array, row),
    );
    const branch = decisive === -1 ? values.length - 1 : decisive;
    indices[row] = decisive !== -1 && !isValid(conditions[decisive]!, row) ? -1 : branch * length + row;
  }
  return takeColumn(pool, indices);
}

/** Evaluates expressions over one batch; equal sub-expressions, across all of them, are computed once. */
export function evaluateAll(exprs: readonly Expr[], batch: Batch): Column[] {
  const intern = createExprInterner();
  const memo = new Map<number, Column>();
  const compute = (expr: Expr): Column => {
    switch (expr.kind) {
      case 'column':
        return columnOf(batch, expr.name);
      case 'literal':
        return broadcastLiteral(expr, batch.length);
      case 'alias':
        return visit(expr.input);
      case 'cast':
        return castColumn(visit(expr.input), expr.type);
      case 'element':
      case 'over':
        throw new PlanError(`${expr.kind} cannot be evaluated row by row.`);
      case 'when':
        return evaluateWhen(
          expr.conditions.map(visit),
          [...expr.values, expr.otherwise].map(visit),
          batch.length,
          inferField(expr, batch.schema).type,
        );
      case 'call':
        return evaluateCall(expr, argumentsOf(expr), batch.length, inferField(expr, batch.schema).type);
    }
  };
  // A literal list of values stays one row: no function looks at it row by row.
  const argumentsOf = (expr: Extract<Expr, { kind: 'call' }>): Column[] => {
    const specs = functionDefinition(expr.fn).args;
    return expr.args.map((arg, i) =>
      (specs[i]?.values === true || specs[i]?.single === true) && arg.kind === 'literal'
        ? broadcastLiteral(arg, 1)
        : visit(arg),
    );
  };
  const visit = (expr: Expr): Column => {
    const id = intern(expr);
    let result = memo.get(id);
    if (result === undefined) {
      result = compute(expr);
      memo.set(id, result);
    }
    return result;
  };
  return exprs.map(visit);
}

export const evaluate = (expr: Expr, batch: Batch): Column => evaluateAll([expr], batch)[0]!;
