import type { Column, DataType } from '@pixelframe/columnar';
import { getBit, halfToFloat, isFloat } from '@pixelframe/columnar';
import { castColumn } from '@pixelframe/evaluators';
import { RowGrouper } from '@pixelframe/evaluators/rows';
import { supertype } from '@pixelframe/plan';

/** Takes out rows whose key is null or NaN: they are equal to nothing. */
function dropUnusable(found: Int32Array, { type, validity, values, length }: Column): void {
  if (type.kind === 'null') found.fill(-1);
  if (validity !== null) for (let i = 0; i < length; i++) if (!getBit(validity, i)) found[i] = -1;
  if (!isFloat(type)) return;
  const numbers = type.kind === 'float16' ? halfToFloat(values as Uint16Array, length) : (values as Float64Array);
  for (let i = 0; i < length; i++) if (numbers[i] !== numbers[i]) found[i] = -1;
}

/**
 * The keys of a join's right side, numbered by first appearance: where all are different a key's number is its row.
 * Null and NaN keys have numbers, too, but no left row finds them.
 */
export class JoinKeys {
  /** The number of each right row's key. */
  readonly numbers: Int32Array<ArrayBuffer>;
  readonly count: number;
  readonly #types: readonly DataType[];
  readonly #grouper: RowGrouper;

  /** `leftTypes`: of the keys that will be looked up; both sides are brought to their common types. */
  constructor(keys: readonly Column[], length: number, leftTypes: readonly DataType[]) {
    this.#types = keys.map((key, i) => supertype(leftTypes[i]!, key.type)!);
    this.#grouper = new RowGrouper(this.#types);
    const { ids, count } = this.#grouper.add(this.#aligned(keys), length);
    this.numbers = ids;
    this.count = count;
  }

  #aligned(keys: readonly Column[]): Column[] {
    return keys.map((key, i) => castColumn(key, this.#types[i]!));
  }

  /** The number of each left row's key, -1 where no right row has it. */
  find(keys: readonly Column[], length: number): Int32Array<ArrayBuffer> {
    const aligned = this.#aligned(keys);
    const found = this.#grouper.find(aligned, length);
    for (const key of aligned) dropUnusable(found, key);
    return found;
  }
}
