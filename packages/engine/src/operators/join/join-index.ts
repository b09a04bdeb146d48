import type { Column, DataType } from '@pixelframe/columnar';
import { JoinKeys } from './join-keys.ts';

/** Rows of both sides, side by side. `left` null: each left row once, in order. -1 on the right: no row. */
export interface Pairs {
  readonly left: Int32Array<ArrayBuffer> | null;
  readonly right: Int32Array<ArrayBuffer>;
}

/** Groups of rows one after the other: group g is `rows` from `starts[g]` to `starts[g + 1]`, ascending. */
interface Groups {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

function groupsOf(ids: Int32Array, count: number): Groups {
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < ids.length; i++) starts[ids[i]! + 1]!++;
  for (let g = 0; g < count; g++) starts[g + 1]! += starts[g]!;
  const at = starts.slice();
  const rows = new Int32Array(ids.length);
  for (let i = 0; i < ids.length; i++) rows[at[ids[i]!]!++] = i;
  return { starts, rows };
}

/** A join's right side by its keys. */
export class JoinIndex {
  readonly #keys: JoinKeys;
  /** null: every right row has a key of its own, whose number is the row. */
  readonly #groups: Groups | null;

  constructor(keys: readonly Column[], length: number, leftTypes: readonly DataType[]) {
    this.#keys = new JoinKeys(keys, length, leftTypes);
    const { numbers, count } = this.#keys;
    this.#groups = count === length ? null : groupsOf(numbers, count);
  }

  /** The number of each left row's key, -1 where no right row has it. */
  find(keys: readonly Column[], length: number): Int32Array<ArrayBuffer> {
    return this.#keys.find(keys, length);
  }

  /**
   * All pairs of left rows, whose keys have the numbers `found`, and right rows: left rows in order, then right.
   * `unmatched`: left rows without a right one come, too. In pieces of at most `limit` pairs, but for one piece where no
   * left row can have several right ones.
   */
  *pairs(found: Int32Array<ArrayBuffer>, unmatched: boolean, limit: number): Generator<Pairs> {
    if (this.#groups !== null) yield* manyPairs(found, this.#groups, unmatched, limit);
    else if (unmatched) yield { left: null, right: found };
    else yield uniquePairs(found);
  }
}

function uniquePairs(found: Int32Array<ArrayBuffer>): Pairs {
  const left = rowsWhere(found, true);
  if (left === null) return { left, right: found };
  const right = new Int32Array(left.length);
  for (let i = 0; i < left.length; i++) right[i] = found[left[i]!]!;
  return { left, right };
}

/** The rows that have found something, or nothing; null: all of them. */
export function rowsWhere(found: Int32Array, something: boolean): Int32Array<ArrayBuffer> | null {
  let count = 0;
  for (let i = 0; i < found.length; i++) if (found[i]! >= 0 === something) count++;
  if (count === found.length) return null;
  const rows = new Int32Array(count);
  for (let i = 0, at = 0; at < count; i++) if (found[i]! >= 0 === something) rows[at++] = i;
  return rows;
}

function* manyPairs(found: Int32Array, { starts, rows }: Groups, unmatched: boolean, limit: number): Generator<Pairs> {
  let total = 0;
  for (let i = 0; i < found.length; i++) {
    const group = found[i]!;
    total += group >= 0 ? starts[group + 1]! - starts[group]! : Number(unmatched);
  }
  let row = 0;
  /** Right rows of `row` that are done. */
  let done = 0;
  for (let before = 0; before < total; before += limit) {
    const size = Math.min(limit, total - before);
    const left = new Int32Array(size);
    const right = new Int32Array(size);
    for (let at = 0; at < size;) {
      const group = found[row]!;
      if (group < 0) {
        if (unmatched) {
          left[at] = row;
          right[at++] = -1;
        }
        row++;
        continue;
      }
      const from = starts[group]! + done;
      const end = Math.min(starts[group + 1]!, from + size - at);
      for (let i = from; i < end; i++, at++) {
        left[at] = row;
        right[at] = rows[i]!;
      }
      if (end === starts[group + 1]) {
        row++;
        done = 0;
      } else done += end - from;
    }
    yield { left, right };
  }
}
