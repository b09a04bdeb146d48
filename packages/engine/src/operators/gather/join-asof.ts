import type { Batch, Column, DataType } from '@pixelframe/columnar';
import {
  batch,
  columnOf,
  concatBatches,
  getBit,
  halfToFloat,
  nullColumn,
  takeColumn,
  viewSize,
} from '@pixelframe/columnar';
import { castColumn, comparator } from '@pixelframe/evaluators';
import { sortRows } from '@pixelframe/evaluators/rows';
import type { PlanOf } from '@pixelframe/plan';
import { supertype } from '@pixelframe/plan';
import { JoinKeys } from '../join/join-keys.ts';
import { joinColumns } from '../join-output.ts';
import { yieldToEvents } from '../task-context.ts';
import type { Gather } from './gather.ts';

type Node = PlanOf<'joinAsof'>;

/** Bytes a right row of sorting and grouping. */
const BYTES_PER_ROW = 40;

const keysOf = (rows: Batch, names: readonly string[]): Column[] => names.map((name) => columnOf(rows, name));

/** The right side, each group of equal `by` keys in the order of its `on` key, rows without one left out. */
class SortedSide {
  readonly #by: JoinKeys | null;
  /** Group g is `#rows` from `#starts[g]` to `#starts[g + 1]`. */
  readonly #starts: Int32Array;
  readonly #rows: Int32Array;
  /** The `on` keys of `#rows`. */
  readonly #on: Column;
  readonly #firstEqual: Int32Array;
  readonly #type: DataType;
  readonly #strategy: Node['strategy'];

  constructor(right: Batch, node: Node, left: Batch) {
    const raw = columnOf(right, node.rightOn);
    this.#type = supertype(columnOf(left, node.leftOn).type, raw.type)!;
    this.#strategy = node.strategy;
    const on = castColumn(raw, this.#type);
    const leftTypes = keysOf(left, node.leftBy).map(({ type }) => type);
    this.#by = leftTypes.length === 0 ? null : new JoinKeys(keysOf(right, node.rightBy), right.length, leftTypes);
    const groups = this.#by?.numbers ?? new Int32Array(right.length);
    const starts = new Int32Array((this.#by?.count ?? 1) + 1);
    const sorted = sortRows([on], [false], [false], right.length);
    const usable = (row: number): boolean =>
      on.type.kind !== 'null' && (on.validity === null || getBit(on.validity, row));
    let count = 0;
    for (let row = 0; row < right.length; row++) {
      if (!usable(row)) continue;
      starts[groups[row]! + 1]!++;
      count++;
    }
    for (let g = 1; g < starts.length; g++) starts[g]! += starts[g - 1]!;
    const at = starts.slice();
    const rows = new Int32Array(count);
    for (const row of sorted) if (usable(row)) rows[at[groups[row]!]!++] = row;
    this.#starts = starts;
    this.#rows = rows;
    this.#on = takeColumn(on, rows);
    this.#firstEqual = runStarts(this.#on);
  }

  /** The right row for each row of a left batch, -1: none. */
  find(left: Batch, node: Node): Int32Array<ArrayBuffer> {
    const on = castColumn(columnOf(left, node.leftOn), this.#type);
    const groups = this.#by?.find(keysOf(left, node.leftBy), left.length) ?? new Int32Array(left.length);
    if (on.type.kind === 'null') return groups.fill(-1);
    const compare = comparator(this.#on, on);
    const isNearer = this.#strategy === 'nearest' ? nearer(this.#on, on) : null;
    const starts = this.#starts;
    for (let row = 0; row < left.length; row++) {
      const group = groups[row]!;
      if (group < 0) continue;
      groups[row] = -1;
      if (on.validity !== null && !getBit(on.validity, row)) continue;
      const start = starts[group]!;
      const end = starts[group + 1]!;
      const after = firstFrom(compare, row, start, end);
      const at = this.#choose(after, start, end, row, compare, isNearer);
      if (at !== -1) groups[row] = this.#rows[at]!;
    }
    return groups;
  }

  /** `after`: the first place whose key is not before the row's. */
  #choose(after: number, start: number, end: number, row: number, compare: Compare, isNearer: Nearer | null): number {
    const ahead = after < end ? after : -1;
    if (this.#strategy === 'forward' || (ahead !== -1 && compare(ahead, row) === 0)) return ahead;
    if (after === start) return isNearer === null ? -1 : ahead;
    if (isNearer !== null && ahead !== -1 && isNearer(ahead, after - 1, row)) return ahead;
    return Math.max(start, this.#firstEqual[after - 1]!);
  }
}

/** The first place of each run of equal keys; runs may go beyond a group. */
function runStarts(on: Column): Int32Array {
  const starts = new Int32Array(on.length);
  if (on.type.kind === 'null') return starts;
  const compare = comparator(on, on);
  for (let i = 1; i < starts.length; i++) starts[i] = compare(i - 1, i) === 0 ? starts[i - 1]! : i;
  return starts;
}

type Compare = (place: number, row: number) => number;
type Nearer = (ahead: number, behind: number, row: number) => boolean;

/** Whether the key ahead is at most as far as the one behind. An unknown distance (of NaN) is the larger. */
function nearer(sorted: Column, left: Column): Nearer {
  // The classes are one: both have the common type. Differences of BigInt64 values may leave 64 bits.
  const a = distances(sorted);
  const b = distances(left);
  return (ahead, behind, row) => a[ahead]! - b[row]! <= b[row]! - a[behind]!;
}

function distances(column: Column): Float64Array {
  const { values, length } = column;
  const numbers = column.type.kind === 'float16' ? halfToFloat(values as Uint16Array, length) : values!;
  return numbers as Float64Array;
}

/** The first of the places from `start` to `end` whose key is not before the row's. */
function firstFrom(compare: Compare, row: number, start: number, end: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(middle, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Collects the right side, sorts it, and looks each left row up; so neither side need be sorted. */
export const joinAsof: Gather<'joinAsof'> = async function* ([leftInput, rightInput], node, { schema, signal, hold }) {
  const parts: Batch[] = [];
  for await (const part of rightInput!) {
    hold(viewSize(part.columns) + BYTES_PER_ROW * part.length);
    parts.push(part);
  }
  const right = parts.length === 0 ? null : concatBatches(parts[0]!.schema, parts);
  let sorted: SortedSide | null = null;
  for await (const left of leftInput!) {
    signal.throwIfAborted();
    if (right === null) {
      const columns = node.output.map(({ side, column }, i) =>
        side === 'left' ? columnOf(left, column) : nullColumn(schema.fields[i]!.type, left.length),
      );
      yield batch(schema, columns, left.length);
      continue;
    }
    sorted ??= new SortedSide(right, node, left);
    const rows = sorted.find(left, node);
    yield batch(schema, joinColumns(left, right, node.output, null, rows), left.length);
    await yieldToEvents();
  }
};
