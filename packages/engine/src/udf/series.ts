import type { Column, DataType, Values } from '@pixelframe/columnar';
import { columnToValues, halfToFloat, isNumeric, storageType, valueAt } from '@pixelframe/columnar';

/** The numbers behind a column, end to end; null where it is no column of numbers or of vectors, tensors or pictures of one size. */
function numbersOf(column: Column): Values | null {
  const storage = storageType(column.type);
  if (isNumeric(storage)) {
    return storage.kind === 'float16' ? halfToFloat(column.values as Uint16Array) : column.values;
  }
  return storage.kind === 'fixedSizeList' ? numbersOf(column.children[0]!) : null;
}

/**
 * The values of one column for a batch of rows, as a batch function gets them. Typed arrays are its own copies.
 *
 * @example
 * udf.batch((x) => Array.from(x, (value) => (value === null ? null : value * 2)), { returns: DataType.float64() })
 */
export class Series<T = unknown> implements Iterable<T> {
  /** Name of the column. */
  readonly name: string;
  readonly #column: Column;
  #items: T[] | null = null;

  /** @internal */
  constructor(column: Column, name: string) {
    this.#column = column;
    this.name = name;
  }

  /** @internal */
  get column(): Column {
    return this.#column;
  }

  get length(): number {
    return this.#column.length;
  }

  get dtype(): DataType {
    return this.#column.type;
  }

  /** The value in a row, null where there is none or no such row. */
  get(row: number): T {
    return (row >= 0 && row < this.length ? valueAt(this.#column, row) : null) as T;
  }

  /** All values, nulls as null. */
  toArray(): T[] {
    this.#items ??= columnToValues(this.#column) as T[];
    return this.#items.slice();
  }

  /**
   * The numbers as they lie in memory: a typed array for numbers, embeddings, and tensors and pictures of one size (all
   * rows end to end; a null row holds any value). The array of values for everything else.
   */
  get values(): Values | T[] {
    return numbersOf(this.#column) ?? this.toArray();
  }

  [Symbol.iterator](): Iterator<T> {
    return this.toArray().values();
  }
}
