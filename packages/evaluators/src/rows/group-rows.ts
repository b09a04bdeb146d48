import type { Column, DataType } from '@pixelframe/columnar';
import type { ColumnCoder } from './group-rows-columns.ts';
import { columnCoder } from './group-rows-columns.ts';
import { CodeCombiner, firstRows } from './group-rows-combine.ts';

export interface RowGroups {
  /** The group of each row. */
  readonly ids: Int32Array<ArrayBuffer>;
  /** Groups so far. */
  readonly count: number;
  /** The first row of each new group. */
  readonly first: Int32Array<ArrayBuffer>;
}

/**
 * Numbers rows by their keys, batch after batch: equal keys have one number, numbers come in order of first appearance.
 * Nulls are equal, NaN is equal to NaN, -0 to 0. Keys of any type; without keys all rows are one group.
 */
export class RowGrouper {
  readonly #coders: readonly ColumnCoder[];
  readonly #combiner: CodeCombiner;
  #count = 0;

  constructor(types: readonly DataType[]) {
    this.#coders = types.map(columnCoder);
    this.#combiner = new CodeCombiner(types.length);
  }

  get count(): number {
    return this.#count;
  }

  add(keys: readonly Column[], length: number): RowGroups {
    const before = this.#count;
    const ids = this.#idsOf(keys, length);
    return { ids, count: this.#count, first: firstRows(ids, before, this.#count) };
  }

  /** The numbers of rows whose keys have come before, -1 for the others; nothing is added. */
  find(keys: readonly Column[], length: number): Int32Array<ArrayBuffer> {
    if (keys.length === 0) return new Int32Array(length).fill(this.#count - 1);
    return this.#combiner.find(
      this.#coders.map((coder, i) => coder.find(keys[i]!)),
      length,
    );
  }

  #idsOf(keys: readonly Column[], length: number): Int32Array<ArrayBuffer> {
    if (keys.length === 0) {
      if (length > 0) this.#count = 1;
      return new Int32Array(length);
    }
    const codes = this.#coders.map((coder, i) => coder.add(keys[i]!));
    const ids = this.#combiner.add(
      codes,
      this.#coders.map((coder) => coder.count),
      length,
    );
    this.#count = this.#combiner.count;
    return ids;
  }
}

/** Dense group numbers of rows with equal keys, in order of first appearance: see {@link RowGrouper}. */
export function groupRows(keys: readonly Column[], length: number): RowGroups {
  return new RowGrouper(keys.map(({ type }) => type)).add(keys, length);
}
