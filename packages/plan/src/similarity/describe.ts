import type { PlanOf } from '../plan.ts';
import { formatExpr } from '../format-expr.ts';
import { DISTANCE_FUNCTIONS } from './metrics.ts';

/** What `explain()` can say before the rows are counted; after a run, metrics say what was taken. */
const METHODS = {
  hamming: 'index over parts of the hash, or all pairs on the CPU or the GPU, whichever costs least for the rows found',
  vector: 'all pairs, on the GPU where there is one and the pairs are many, else on the CPU',
} as const;

const bound = (plan: PlanOf<'similarityJoin' | 'clusters'>, left: string, right: string): string =>
  `${DISTANCE_FUNCTIONS[plan.metric]}(${left}, ${right}) <= ${plan.maxDistance}`;

function queryText(query: PlanOf<'nearest'>['query']): string {
  if ('kind' in query) {
    if (query.kind === 'expression') return formatExpr(query.expr);
    return typeof query.value === 'string' ? JSON.stringify(query.value) : 'a picture';
  }
  return query.length > 4 ? `[${query.length} values]` : `[${query.join(', ')}]`;
}

/** The lines `explain()` prints for a similarity node. */
export function describeSimilarity(plan: PlanOf<'similarityJoin' | 'clusters' | 'nearest'>): string[] {
  if (plan.kind === 'nearest') {
    const query = queryText(plan.query);
    return [
      `Nearest: ${plan.k} rows by ${DISTANCE_FUNCTIONS[plan.metric]}(${plan.key}, ${query}) as ${plan.name}, ${plan.metric === 'dot' ? 'largest' : 'smallest'} first`,
    ];
  }
  const method = `Method = ${METHODS[plan.metric === 'hamming' ? 'hamming' : 'vector']}`;
  if (plan.kind === 'clusters') {
    const { result } = plan;
    const output =
      result.kind === 'number'
        ? `Output = cluster number as ${result.name}`
        : `Output = of each cluster the ${result.by === null ? 'first row' : `row with the largest ${result.by}`}`;
    return [`Clusters: ${bound(plan, plan.key, plan.key)}`, output, method];
  }
  const lines = [`SimilarityJoin: ${bound(plan, plan.leftKey, plan.rightKey)}`];
  if (plan.left === plan.right) {
    lines.push(
      `Sides = one input, read once${plan.pairs === 'earlier' ? '; each pair once, the earlier row left' : ''}`,
    );
  }
  if (plan.distance !== null) lines.push(`Distance = ${plan.distance}`);
  return [...lines, method];
}
