import { PlanError } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import type { Plan } from '../plan.ts';
import type { SimilarityKey } from './key.ts';
import { similarityKey } from './key.ts';
import { DISTANCES } from './metrics.ts';
import type { NearestQuery } from './nearest-query.ts';
import { checkQuery } from './nearest-query.ts';
import { refuseTaken, withKeys } from './with-keys.ts';

export interface NearestOptions {
  /** Rows at most; default 10. */
  readonly k?: number;
  /** 'cosine' (default), 'dot' or 'euclidean' for vectors; hashes compare by bits. */
  readonly metric?: string;
  /** The distance column; default 'distance'. */
  readonly name?: string;
}

function checkedQuery(key: SimilarityKey, query: ArrayLike<number>): readonly number[] {
  if (typeof query !== 'object' || query === null || !Number.isInteger(query.length)) {
    throw new PlanError('similarTo: expected a vector (an array of numbers) or the bytes of a hash.', {
      hint: "Write similarTo('embedding', [0.1, 0.2, 0.3]).",
    });
  }
  const values = Array.from(query, Number);
  const what = key.metric === 'hamming' ? 'bytes' : 'numbers';
  if (key.size !== null && values.length !== key.size) {
    throw new PlanError(`similarTo: the keys have ${key.size} ${what}, the one to compare with has ${values.length}.`);
  }
  const fits = (value: number): boolean =>
    key.metric === 'hamming' ? Number.isInteger(value) && value >= 0 && value < 256 : Number.isFinite(value);
  if (!values.every(fits)) {
    throw new PlanError(`similarTo: expected ${key.metric === 'hamming' ? 'bytes (0..255)' : 'finite numbers'}.`);
  }
  if (key.metric === 'cosine' && values.every((value) => Math.fround(value) === 0)) {
    throw new PlanError('similarTo: a vector of zeros has no direction to compare by.', {
      hint: "Use metric 'euclidean' or 'dot'.",
    });
  }
  return Object.freeze(values);
}

/** The `k` rows nearest to `query`, nearest first, equally near ones in the order they came. */
export function similarTo(
  input: Plan,
  key: Expr,
  query: ArrayLike<number> | NearestQuery,
  options: NearestOptions = {},
): Plan {
  const { k = 10, name = 'distance' } = options;
  refuseTaken('similarTo', input, name);
  if (!Number.isSafeInteger(k) || k < 1) {
    throw new PlanError(`similarTo: k must be a positive integer, got ${String(k)}.`);
  }
  const checked = similarityKey('similarTo', input, key, options.metric, [...DISTANCES, 'dot']);
  const isOpen = typeof query === 'object' && query !== null && 'kind' in query;
  if (isOpen) checkQuery('similarTo', checked.field, query);
  const values = isOpen ? query : checkedQuery(checked, query);
  return withKeys(input, [checked.expr], (below, [keyName]) =>
    Object.freeze({
      kind: 'nearest',
      input: below,
      key: keyName!,
      metric: checked.metric,
      query: values,
      k,
      name,
    }),
  );
}
