import type { ImageValue } from '@pixelframe/columnar';
import { isImageValue } from '@pixelframe/columnar';
import type { LiteralValue, NearestQuery } from '@pixelframe/plan';
import type { Expression } from './expression.ts';
import { isExpression, nodeOf } from './nodes.ts';

/** What `similarTo` compares with, as a plan holds it: vectors as they are. */
export function nearestQuery(
  query: ArrayLike<number> | string | ImageValue | Expression,
): ArrayLike<number> | NearestQuery {
  if (isExpression(query)) return { kind: 'expression', expr: nodeOf(query) };
  if (typeof query !== 'string' && !isImageValue(query)) return query as ArrayLike<number>;
  return { kind: 'value', value: query as unknown as LiteralValue };
}
