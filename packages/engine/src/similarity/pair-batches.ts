import type { Batch, Column } from '@pixelframe/columnar';
import { batch, DataType, fixedWidthColumn } from '@pixelframe/columnar';
import type { Operator } from '../physical/physical-plan.ts';
import { JOIN_BATCH_ROWS, joinColumns } from '../operators/join-output.ts';
import type { FoundPairs } from './search-pairs.ts';

type SimilarityJoin = Extract<Operator, { kind: 'similarityJoin' }>;

/** UInt64 values below 2^32, as their low words. */
function rowNumbers(rows: Uint32Array): Column {
  const values = new BigUint64Array(rows.length);
  const words = new Uint32Array(values.buffer);
  for (let i = 0; i < rows.length; i++) words[2 * i] = rows[i]!;
  return fixedWidthColumn(DataType.uint64(), values);
}

/** Pairs there is room for at first: most morsels find few. A power of two times it is a batch. */
const FIRST_ROOM = 4096;

/**
 * Collects pairs into output batches of one size, whatever the steps they were found in: a morsel's batches must not
 * depend on timing or on where it was searched.
 */
export class PairBatches {
  readonly #left: Batch;
  readonly #right: Batch;
  readonly #operator: SimilarityJoin;
  readonly #leftRows: Uint32Array | null;
  readonly #rightRows: Uint32Array | null;
  #pairs = { left: new Uint32Array(FIRST_ROOM), right: new Uint32Array(FIRST_ROOM) };
  #distance = new Float64Array(FIRST_ROOM);
  #length = 0;

  /** `leftRows`, `rightRows`: the batch's row of each key, null where they are the same. */
  constructor(
    sides: { readonly left: Batch; readonly right: Batch },
    rows: { readonly left: Uint32Array | null; readonly right: Uint32Array | null },
    operator: SimilarityJoin,
  ) {
    this.#left = sides.left;
    this.#right = sides.right;
    this.#leftRows = rows.left;
    this.#rightRows = rows.right;
    this.#operator = operator;
  }

  /** The batches that are full now. */
  *add({ left, right, distance }: FoundPairs): Generator<Batch> {
    for (let i = 0; i < left.length; i++) {
      if (this.#length === this.#distance.length) this.#grow();
      const at = this.#length++;
      this.#pairs.left[at] = this.#leftRows === null ? left[i]! : this.#leftRows[left[i]!]!;
      this.#pairs.right[at] = this.#rightRows === null ? right[i]! : this.#rightRows[right[i]!]!;
      this.#distance[at] = distance[i]!;
      if (this.#length === JOIN_BATCH_ROWS) yield* this.rest();
    }
  }

  #grow(): void {
    const room = 2 * this.#distance.length;
    const grown = (values: Uint32Array): Uint32Array<ArrayBuffer> => {
      const larger = new Uint32Array(room);
      larger.set(values);
      return larger;
    };
    this.#pairs = { left: grown(this.#pairs.left), right: grown(this.#pairs.right) };
    const distance = new Float64Array(room);
    distance.set(this.#distance);
    this.#distance = distance;
  }

  /** What is left, if anything. */
  *rest(): Generator<Batch> {
    const length = this.#length;
    if (length === 0) return;
    this.#length = 0;
    const { node, schema } = this.#operator;
    const left = this.#pairs.left.slice(0, length);
    const right = this.#pairs.right.slice(0, length);
    const columns = joinColumns(this.#left, this.#right, node.output, left, right);
    if (node.rowNumbers !== null) columns.unshift(rowNumbers(left), rowNumbers(right));
    if (node.distance !== null) {
      const values = this.#distance.subarray(0, length);
      columns.push(
        node.metric === 'hamming'
          ? fixedWidthColumn(DataType.uint32(), Uint32Array.from(values))
          : fixedWidthColumn(DataType.float64(), values.slice()),
      );
    }
    yield batch(schema, columns, length);
  }
}
