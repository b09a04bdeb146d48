import { PlanError } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias } from '../expr.ts';
import { inferField } from '../infer.ts';
import type { JoinOutput, Plan } from '../plan.ts';
import { project, schemaOf } from '../plan.ts';
import { checkedDistance, similarityKey } from './key.ts';
import type { ClusterResult, SimilarityMetric } from './metrics.ts';
import { DISTANCES } from './metrics.ts';
import { freshName, refuseTaken, withKeys } from './with-keys.ts';

export interface NearDuplicateOptions {
  /** Bits for hashes; a cosine distance (0..2) or a length for vectors. */
  readonly maxDistance: number;
  /** How vectors are compared: 'cosine' (default) or 'euclidean'. */
  readonly metric?: string;
}

/** Pairs of rows (id_a, id_b, distance) whose keys are near, each once, the earlier row first. `id` null: row numbers. */
export function nearDuplicates(input: Plan, key: Expr, id: Expr | null, options: NearDuplicateOptions): Plan {
  const checked = similarityKey('nearDuplicates', input, key, options.metric, DISTANCES);
  const maxDistance = checkedDistance('nearDuplicates', checked, options.maxDistance);
  const keyName = key.kind === 'column' ? key.name : 'key';
  const idName = freshName('id', [keyName]);
  const side = project(input, [alias(checked.expr, keyName), ...(id === null ? [] : [alias(id, idName)])]);
  const output: readonly JoinOutput[] =
    id === null
      ? []
      : [
          { side: 'left', column: idName, name: 'id_a' },
          { side: 'right', column: idName, name: 'id_b' },
        ];
  return Object.freeze({
    kind: 'similarityJoin',
    left: side,
    right: side,
    leftKey: keyName,
    rightKey: keyName,
    metric: checked.metric as SimilarityMetric,
    maxDistance,
    pairs: 'earlier',
    rowNumbers: id === null ? (['id_a', 'id_b'] as const) : null,
    output: Object.freeze(output),
    distance: 'distance',
  });
}

function clusters(
  verb: string,
  input: Plan,
  key: Expr,
  by: Expr | null,
  options: NearDuplicateOptions,
  resultOf: (by: string | null) => ClusterResult,
): Plan {
  const checked = similarityKey(verb, input, key, options.metric, DISTANCES);
  const maxDistance = checkedDistance(verb, checked, options.maxDistance);
  return withKeys(input, by === null ? [checked.expr] : [checked.expr, by], (below, [name, keep]) =>
    Object.freeze({
      kind: 'clusters',
      input: below,
      key: name!,
      metric: checked.metric as SimilarityMetric,
      maxDistance,
      result: Object.freeze(resultOf(keep ?? null)),
    }),
  );
}

/** Adds the number of each row's cluster: rows that chains of near pairs connect. */
export function duplicateClusters(input: Plan, key: Expr, name: string, options: NearDuplicateOptions): Plan {
  refuseTaken('duplicateClusters', input, name);
  return clusters('duplicateClusters', input, key, null, options, () => ({ kind: 'number', name }));
}

const UNORDERED = new Set(['decimal', 'list', 'fixedSizeList', 'struct', 'map', 'tensor', 'image', 'embedding']);

/** Keeps of each cluster the row with the largest `keep`, the first where they are equal or there is no `keep`. */
export function dropNearDuplicates(input: Plan, key: Expr, keep: Expr | null, options: NearDuplicateOptions): Plan {
  if (keep !== null) {
    const { name, type } = inferField(keep, schemaOf(input));
    if (UNORDERED.has(type.kind)) {
      throw new PlanError(`dropNearDuplicates: keep cannot order "${name}".`, {
        column: name,
        hint: "Keep by something that has a largest value, such as col('image').imageWidth().",
      });
    }
  }
  return clusters('dropNearDuplicates', input, key, keep, options, (by) => ({ kind: 'best', by }));
}
