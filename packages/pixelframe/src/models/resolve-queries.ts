import { findField, ModelError } from '@pixelframe/columnar';
import type { Expr, NearestQuery, Plan, PlanOf } from '@pixelframe/plan';
import { modelBehind, NORMALIZED_METADATA, rewritePlan, schemaOf, walkPlan } from '@pixelframe/plan';
import { callFunction, Expression, lit } from '../expression.ts';
import { nodeOf } from '../nodes.ts';
import type { Session } from '../session.ts';

type Nearest = PlanOf<'nearest'>;

/** The expression that makes a vector of a query: by the model that made those of the rows. */
function vectorOf({ input, key }: Nearest, query: NearestQuery): Expr {
  if (query.kind === 'expression') return query.expr;
  const field = findField(schemaOf(input), key);
  const model = modelBehind('similarTo', field);
  const normalize = field.metadata?.[NORMALIZED_METADATA] === 'true';
  const fn = typeof query.value === 'string' ? 'embedText' : 'embedImage';
  return nodeOf(callFunction(fn, [lit(query.value), { model, normalize }]));
}

async function compute(session: Session, expr: Expr): Promise<readonly number[]> {
  const rows = await session
    .fromColumns({ row: [0] })
    .select(Expression.of(expr).alias('vector'))
    .toRows();
  const { vector } = rows[0] as { readonly vector: ArrayLike<number> | null };
  if (vector === null) throw new ModelError('similarTo: the query is null, so no row is near it.');
  return Array.from(vector);
}

/** The plan with the vectors of all queries that are texts, pictures or expressions. Models in it are looked up already. */
export async function resolveQueries(plan: Plan, session: Session): Promise<Plan> {
  const vectors = new Map<NearestQuery, readonly number[]>();
  const open: [Nearest, NearestQuery][] = [];
  walkPlan(plan, (node) => {
    if (node.kind === 'nearest' && 'kind' in node.query) open.push([node, node.query]);
  });
  for (const [node, query] of open) vectors.set(query, await compute(session, vectorOf(node, query)));
  return rewritePlan(plan, (node) =>
    node.kind === 'nearest' && 'kind' in node.query ? { ...node, query: vectors.get(node.query)! } : node,
  );
}
