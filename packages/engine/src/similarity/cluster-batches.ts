import type { Batch, Schema } from '@pixelframe/columnar';
import { batch, columnOf, concatColumns, sliceColumn, takeBatch, viewSize } from '@pixelframe/columnar';
import { UnionFind } from '@pixelframe/kernels';
import type { PlanOf } from '@pixelframe/plan';
import type { RowClusters } from './cluster-rows.ts';
import { bestRows, representativesOf, rowClusters } from './cluster-rows.ts';
import type { KeyRows } from './key-rows.ts';
import { keyRows } from './key-rows.ts';

export interface ClusterRun {
  readonly input: AsyncIterable<Batch>;
  readonly node: PlanOf<'clusters'>;
  /** What the batches of the answer have: the input's columns, and the cluster number where it is asked for. */
  readonly schema: Schema;
  /** Counts bytes kept until the query ends; throws a MemoryLimitError where they do not fit. */
  readonly hold: (bytes: number) => void;
  /** Near pairs of these keys, enough of them to connect what belongs together. */
  readonly edges: (keys: KeyRows) => AsyncIterable<Batch>;
}

/** Bytes a key of grouping, sets and numbers. */
const BYTES_PER_ROW = 44;

/** All rows of the input, then their clusters, then the rows again, in order. */
export async function* clusterBatches({ input, node, schema, hold, edges }: ClusterRun): AsyncGenerator<Batch> {
  const parts: Batch[] = [];
  for await (const rows of input) {
    hold(viewSize(rows.columns));
    parts.push(rows);
  }
  if (parts.length === 0) return;
  const { key, metric, maxDistance, result } = node;
  const column = concatColumns(parts.map((part) => columnOf(part, key)));
  hold(BYTES_PER_ROW * column.length + (parts.length > 1 ? viewSize([column]) : 0));
  const keys = keyRows(column, key);
  const representatives = representativesOf(keys, metric, maxDistance);
  const unions = new UnionFind(representatives.keys.count);
  for await (const found of edges(representatives.keys)) {
    unions.unionAll(found.columns[0]!.values as Uint32Array, found.columns[1]!.values as Uint32Array);
  }
  const clusters = rowClusters(column.length, keys, representatives, unions);
  if (result.kind === 'number') yield* numbered(parts, clusters, schema);
  else {
    const by = result.by;
    const kept = bestRows(clusters, by === null ? null : concatColumns(parts.map((part) => columnOf(part, by))));
    yield* rowsOf(parts, kept);
  }
}

function* numbered(parts: readonly Batch[], clusters: RowClusters, schema: Schema): Generator<Batch> {
  let start = 0;
  for (const part of parts) {
    const end = start + part.length;
    yield batch(schema, [...part.columns, sliceColumn(clusters.column, start, end)], part.length);
    start = end;
  }
}

function* rowsOf(parts: readonly Batch[], kept: Uint32Array): Generator<Batch> {
  let start = 0;
  let at = 0;
  for (const part of parts) {
    const first = at;
    while (at < kept.length && kept[at]! < start + part.length) at++;
    const before = start;
    if (at > first)
      yield takeBatch(
        part,
        kept.slice(first, at).map((row) => row - before),
      );
    start += part.length;
  }
}
