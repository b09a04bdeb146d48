import { columnNames } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias, column, createExprInterner, exprName, mapExprChildren, someExpr } from '../expr.ts';
import type { Plan } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import { isExpensive } from './cost.ts';

type Call = Extract<Expr, { kind: 'call' }>;

const isDownload = (expr: Expr): expr is Call => expr.kind === 'call' && expr.fn === 'download';

/** Takes `download` out of projections into operators of their own, equal downloads once. */
export function downloads(plan: Plan): Plan {
  if (plan.kind !== 'project' || !plan.exprs.some((expr) => someExpr(expr, isDownload))) return plan;
  const intern = createExprInterner();
  const taken = new Set([...columnNames(schemaOf(plan.input)), ...plan.exprs.map(exprName)]);
  const names = new Map<number, string>();
  let below = plan.input;
  const outputOf = (expr: Call, wanted: string): string => {
    const id = intern(expr);
    let name = names.get(id);
    if (name === undefined) {
      name = `${wanted}#download`;
      for (let i = 2; taken.has(name); i++) name = `${wanted}#download${i}`;
      taken.add(name);
      names.set(id, name);
      below = Object.freeze({
        kind: 'download',
        input: below,
        url: expr.args[0]!,
        name,
        maxConnections: expr.options['maxConnections'] as number,
        onError: expr.options['onError'] as 'raise' | 'null',
      });
    }
    return name;
  };
  const exprs = plan.exprs.map((expr) => {
    const wanted = exprName(expr);
    const visit = (node: Expr): Expr =>
      isDownload(node) && !isExpensive(node.args[0]!) ? column(outputOf(node, wanted)) : mapExprChildren(node, visit);
    const rewritten = visit(expr);
    return exprName(rewritten) === wanted ? rewritten : alias(rewritten, wanted);
  });
  return Object.freeze({ kind: 'project', input: below, exprs: Object.freeze(exprs) });
}
