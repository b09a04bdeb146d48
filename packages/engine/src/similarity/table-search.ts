import type { HammingIndex } from '@pixelframe/kernels';
import { createHammingIndex } from '@pixelframe/kernels';
import type { SimilarityMetric } from '@pixelframe/plan';
import type { GpuDecision } from '../gpu-policy.ts';
import type { SimilarityMetrics } from '../metrics.ts';
import type { KeyRows } from './key-rows.ts';

/** How pairs with the rows of a collected table are found; plain data, sent to every worker with the table. */
export interface TableSearch {
  readonly keys: KeyRows;
  readonly metric: SimilarityMetric;
  readonly maxDistance: number;
  /** null for vectors. */
  readonly index: HammingIndex | null;
  readonly method: SimilarityMetrics['method'];
  /** Why this method, for people. */
  readonly reason: string;
  /** Memory that the keys and what is built of them take in each thread. */
  readonly bytes: number;
}

export interface SearchRequest {
  readonly keys: KeyRows;
  readonly metric: SimilarityMetric;
  readonly maxDistance: number;
  /** Rows that will look for partners, where known. */
  readonly leftRows: number | null;
  /** The most that what is built of the keys may take in one thread, bytes. */
  readonly maxBytes: number;
  /** null: the GPU is not to be asked for; else asks whether it is used. */
  readonly gpu: { readonly policy: 'auto' | 'force'; decide(): Promise<GpuDecision> } | null;
}

/** Comparisons below which a GPU has not even started before the CPU is done: hash bits / 32 or vector numbers a pair. */
const GPU_WORK = { hamming: 2 ** 28, vectors: 2 ** 30 } as const;

/** What a search takes for pairs and their order: tasks reserve that while they run, so a table does not count it. */
function scratchBytes({ values, size, count }: KeyRows, maxDistance: number, leftRows: number): number {
  const { bytes } = createHammingIndex(values as Uint8Array, size, maxDistance, { leftRows, maxBytes: 0 });
  const paddedRows = 8 * Math.ceil(size / 8) * count;
  return Math.max(0, bytes - paddedRows);
}

/** Chooses the method; under `auto` the GPU is for searches that compare all pairs anyway, and many. */
export async function createTableSearch(request: SearchRequest): Promise<TableSearch> {
  const { keys, metric, maxDistance, gpu } = request;
  const leftRows = request.leftRows ?? keys.count;
  const scratch = metric === 'hamming' ? scratchBytes(keys, maxDistance, leftRows) : 0;
  const index =
    metric === 'hamming'
      ? createHammingIndex(keys.values as Uint8Array, keys.size, maxDistance, {
          leftRows,
          maxBytes: request.maxBytes + scratch,
        })
      : null;
  const rows = `${leftRows} x ${keys.count} rows`;
  const own = { keys, metric, maxDistance, index };
  const bytes = keys.values.byteLength + (keys.rows?.byteLength ?? 0);
  const work = leftRows * keys.count * (metric === 'hamming' ? Math.ceil(keys.size / 4) : keys.size);
  const large = work >= GPU_WORK[metric === 'hamming' ? 'hamming' : 'vectors'];
  if (gpu !== null && (gpu.policy === 'force' || (large && index?.method !== 'multi-index'))) {
    const decision = await gpu.decide();
    if (decision.used) {
      return { ...own, method: 'all-pairs GPU', reason: `${rows}; ${decision.reason}`, bytes };
    }
  }
  if (index === null) return { ...own, method: 'all-pairs CPU', reason: rows, bytes };
  const method = index.method === 'multi-index' ? 'multi-index' : 'all-pairs CPU';
  return { ...own, method, reason: `${rows}; ${index.reason}`, bytes: bytes + Math.max(0, index.bytes - scratch) };
}
