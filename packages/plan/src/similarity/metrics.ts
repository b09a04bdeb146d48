import type { DataType } from '@pixelframe/columnar';
import { DataType as T, storageType } from '@pixelframe/columnar';

/** How far apart two keys are: bits of hashes, or vectors by angle (0..2) or by length of the difference. */
export type SimilarityMetric = 'hamming' | 'cosine' | 'euclidean';

/** `dot` is no distance: the larger, the nearer. */
export type NearestMetric = SimilarityMetric | 'dot';

/** Those that are distances, of which small is near. */
export const DISTANCES: readonly SimilarityMetric[] = ['hamming', 'cosine', 'euclidean'];

export type ClusterResult =
  /** One more column: the cluster's number by first appearance, null where the key is. */
  | { readonly kind: 'number'; readonly name: string }
  /** Of each cluster the row with the largest value of this column (null: the first), and all rows without a key. */
  | { readonly kind: 'best'; readonly by: string | null };

/** The function whose value a metric is. */
export const DISTANCE_FUNCTIONS: Readonly<Record<NearestMetric, string>> = {
  hamming: 'hammingDistance',
  cosine: 'cosineDistance',
  euclidean: 'euclideanDistance',
  dot: 'dotProduct',
};

export const distanceType = (metric: NearestMetric): DataType => (metric === 'hamming' ? T.uint32() : T.float64());

/** Numbers a row (null: its model will say) of a type that is a vector of Float32 or Float64; null: it is none. */
export function vectorOf(
  type: DataType,
): { readonly size: number | null; readonly item: 'float32' | 'float64' } | null {
  if (type.kind !== 'embedding' && type.kind !== 'fixedSizeList') return null;
  if (type.size === null) return { size: null, item: 'float32' };
  const { item, size } = storageType(type) as Extract<DataType, { kind: 'fixedSizeList' }>;
  return size > 0 && (item.kind === 'float32' || item.kind === 'float64') ? { size, item: item.kind } : null;
}
