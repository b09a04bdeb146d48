import type { Batch } from '@pixelframe/columnar';
import { columnOf, concatBatches, takeBatch } from '@pixelframe/columnar';
import type { PlanOf } from '@pixelframe/plan';

/** The best `k` rows of batches that are each sorted, nearest first; equally near rows stay in the order they came. */
export async function mergeNearest(
  batches: AsyncIterable<Batch>,
  { k, metric, name }: Pick<PlanOf<'nearest'>, 'k' | 'metric' | 'name'>,
  /** Hears how many bytes are kept now. */
  onSize: (best: Batch) => void,
): Promise<Batch | null> {
  const sign = metric === 'dot' ? -1 : 1;
  let best: Batch | null = null;
  for await (const rows of batches) {
    const all: Batch = best === null ? rows : concatBatches(best.schema, [best, rows]);
    const distances = columnOf(all, name).values as Float64Array | Uint32Array;
    const order = Array.from(distances.keys());
    order.sort((a, b) => sign * (distances[a]! - distances[b]!));
    best = takeBatch(all, Uint32Array.from(order.slice(0, k)));
    onSize(best);
  }
  return best;
}
