import type { Batch } from '@pixelframe/columnar';
import { batch, DataType, fixedWidthColumn } from '@pixelframe/columnar';
import { UnionFind } from '@pixelframe/kernels';
import type { Operator } from '../physical/physical-plan.ts';
import { EDGES } from '../similarity/edges.ts';
import { searchPairs } from '../similarity/search-pairs.ts';
import type { BatchStream, TaskContext } from './task-context.ts';

const EDGES_PER_BATCH = 65_536;

/** Pairs in batches; from the second batch on without those that say nothing new. */
class Edges {
  readonly #left = new Uint32Array(EDGES_PER_BATCH);
  readonly #right = new Uint32Array(EDGES_PER_BATCH);
  readonly #keys: number;
  #length = 0;
  #known: UnionFind | null = null;

  constructor(keys: number) {
    this.#keys = keys;
  }

  *add(left: Uint32Array, right: Uint32Array): Generator<Batch> {
    for (let i = 0; i < left.length; i++) {
      if (this.#known !== null && !this.#known.union(left[i]!, right[i]!)) continue;
      this.#left[this.#length] = left[i]!;
      this.#right[this.#length++] = right[i]!;
      if (this.#length < EDGES_PER_BATCH) continue;
      if (this.#known === null) {
        // As large as the table: not for the few pairs that most ranges have.
        this.#known = new UnionFind(this.#keys);
        this.#known.unionAll(this.#left, this.#right);
      }
      yield* this.rest();
    }
  }

  *rest(): Generator<Batch> {
    const length = this.#length;
    this.#length = 0;
    const columns = [this.#left, this.#right].map((side) => fixedWidthColumn(DataType.uint32(), side.slice(0, length)));
    if (length > 0) yield batch(EDGES, columns, length);
  }
}

/**
 * The near pairs of a range of the table's keys, or enough of them to connect what they connect: a dense cluster costs
 * about its rows, not its pairs.
 */
export async function* clusterEdges(
  input: BatchStream,
  operator: Extract<Operator, { kind: 'clusterEdges' }>,
  context: TaskContext,
): BatchStream {
  const search = context.services.search(operator.table);
  const edges = new Edges(search.keys.count);
  let start = context.firstRow ?? 0;
  for await (const rows of input) {
    const range = { start, end: start + rows.length, selfJoin: true };
    start = range.end;
    for await (const { left, right } of searchPairs(search, search.keys, range, context)) {
      yield* edges.add(left, right);
    }
  }
  yield* edges.rest();
}
