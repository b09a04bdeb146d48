import { columnNames, PlanError } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias, column, exprName, walkExpr } from '../expr.ts';
import { formatExpr } from '../format-expr.ts';
import { functionDefinition } from '../functions/registry.ts';
import { inferField } from '../infer.ts';
import type { Plan } from '../plan.ts';
import { project, schemaOf } from '../plan.ts';

/** Names that no column has yet: `base#0`, `base#1`... */
export function freshNames(taken: readonly string[], count: number, base: string): string[] {
  const used = new Set(taken);
  const names: string[] = [];
  for (let i = 0; names.length < count; i++) {
    const name = `${base}#${i}`;
    if (!used.has(name)) names.push(name);
  }
  return names;
}

/** A plan in which every expression is a column, and the names of those columns. */
export interface Columns {
  readonly plan: Plan;
  readonly names: readonly string[];
  /** The input had all of these columns already. */
  readonly plain: boolean;
}

/** What an operator over many rows computes: it cannot be evaluated where a key or an argument is. */
const needsOperator = (expr: Expr): boolean =>
  expr.kind === 'over' || (expr.kind === 'call' && functionDefinition(expr.fn).kind !== undefined);

function findExpr(expr: Expr, test: (node: Expr) => boolean): Expr | null {
  let found: Expr | null = null;
  walkExpr(expr, (node) => {
    if (found === null && test(node)) found = node;
  });
  return found;
}

/** Adds what is computed beside the input's own columns, so that operators over whole tables meet columns only. */
export function asColumns(verb: string, input: Plan, exprs: readonly Expr[], base = verb): Columns {
  const own = columnNames(schemaOf(input));
  const computed = exprs.filter((expr) => expr.kind !== 'column');
  for (const expr of exprs) {
    inferField(expr, schemaOf(input));
    const special = findExpr(expr, needsOperator);
    if (special !== null) {
      throw new PlanError(`${verb}: ${formatExpr(special)} is computed over many rows.`, {
        hint: 'Make it a column with withColumn() first.',
      });
    }
  }
  if (computed.length === 0) return { plan: input, names: exprs.map(exprName), plain: true };
  const fresh = freshNames(own, computed.length, base);
  const plan = project(input, [...own.map(column), ...computed.map((expr, i) => alias(expr, fresh[i]!))]);
  const names = exprs.map((expr) => (expr.kind === 'column' ? expr.name : fresh[computed.indexOf(expr)]!));
  return { plan, names, plain: false };
}

/** Only these columns, in this order. */
export const keepColumns = (plan: Plan, names: readonly string[]): Plan => project(plan, names.map(column));
