import type { Batch, Column, DataType } from '@pixelframe/columnar';
import {
  columnOf,
  concatColumns,
  DataType as T,
  getBit,
  isValid,
  nullColumn,
  PlanError,
  takeColumn,
} from '@pixelframe/columnar';
import type { Expr } from '@pixelframe/plan';
import { createExprInterner, functionDefinition, inferField } from '@pixelframe/plan';
import { broadcastLiteral } from './broadcast.ts';
import { castColumn } from './cast.ts';
import type { Evaluator, EvaluatorCall } from './evaluator.ts';
import { perItem } from './per-item.ts';
import { evaluatorOf } from './registry.ts';
import { commonValidity } from './validity.ts';

/** Evaluators compute with Float32 where a column is Float16; what they give is rounded to the type it has. */
function widened(evaluator: Evaluator, args: readonly Column[], call: EvaluatorCall): Column {
  if (args.every((arg) => arg.type.kind !== 'float16')) return evaluator(args, call);
  const wide = args.map((arg) => (arg.type.kind === 'float16' ? castColumn(arg, T.float32()) : arg));
  const type = call.type.kind === 'float16' ? T.float32() : call.type;
  return castColumn(evaluator(wide, { ...call, type }), call.type);
}

function evaluateCall(
  expr: Extract<Expr, { kind: 'call' }>,
  args: readonly Column[],
  length: number,
  type: DataType,
): Column {
  const definition = functionDefinition(expr.fn);
  const evaluator = evaluatorOf(expr.fn);
  const run = (): Column => widened(evaluator, args, { length, options: expr.options, type });
  if (definition.nulls === 'own') return run();
  const alwaysNull = (arg: Column): boolean => arg.type.kind === 'null' || (arg.length !== length && !isValid(arg, 0));
  if (args.some(alwaysNull)) return nullColumn(type, length);
  const validity = commonValidity(
    args.filter((arg) => arg.length === length),
    length,
  );
  const result = run();
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
  for (let row = 0; row < length; row++) indices[row] = conditions.length * length + row;
  // From the last condition to the first, which has the last word. A null condition decides for null, as in Daft:
  // neither its branch nor the ones after it.
  for (let branch = conditions.length - 1; branch >= 0; branch--) {
    const condition = conditions[branch]!;
    const bits = condition.values as Uint8Array;
    for (let row = 0; row < length; row++) {
      if (!isValid(condition, row)) indices[row] = -1;
      else if (getBit(bits, row)) indices[row] = branch * length + row;
    }
  }
  return takeColumn(pool, indices);
}

/**
 * Evaluates expressions over one batch; equal sub-expressions, across all of them, are computed once. `element`: what
 * `element()` stands for, an item for each row.
 */
export function evaluateAll(exprs: readonly Expr[], batch: Batch, element: Column | null = null): Column[] {
  const intern = createExprInterner((fn) => functionDefinition(fn).volatile === true);
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
        return castColumn(visit(expr.input), expr.type, expr.lenient);
      case 'element':
        if (element === null)
          throw new PlanError('element() stands for the item of a list, and there is no list here.');
        return element;
      case 'over':
        throw new PlanError('over cannot be evaluated row by row.');
      case 'when':
        return evaluateWhen(
          expr.conditions.map(visit),
          [...expr.values, expr.otherwise].map(visit),
          batch.length,
          typeOf(expr),
        );
      case 'call':
        return evaluateCall(expr, argumentsOf(expr), batch.length, typeOf(expr));
    }
  };
  const typeOf = (expr: Expr): DataType => inferField(expr, batch.schema, element?.type ?? null).type;
  // A literal list of values stays one row: no function looks at it row by row.
  const argumentsOf = (expr: Extract<Expr, { kind: 'call' }>): Column[] => {
    const { args: specs, perItem: each } = functionDefinition(expr.fn);
    if (each !== undefined) {
      const items = perItem(expr.args[each]!, visit(expr.args[0]!), visit);
      return [items.list, evaluateAll([items.expr], items.rows, items.element)[0]!];
    }
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
