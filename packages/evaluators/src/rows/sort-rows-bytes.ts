import type { Column } from '@pixelframe/columnar';
import { BLOCK, blockHigh, blockLow, MORE } from './sort-rows-words.ts';
import { orderByWord, rowsInOrder } from './sort-rows-radix.ts';

/** Groups smaller than this are sorted by comparing; larger ones by their next block. */
const SMALL = 512;

/** Byte strings of a column: the one of `row` is `bytes` from `start(row)` to `end(row)`. */
export interface ByteRows {
  readonly bytes: Uint8Array;
  readonly start: (row: number) => number;
  readonly end: (row: number) => number;
}

export function byteRows({ type, values, offsets }: Column): ByteRows {
  const bytes = values as Uint8Array;
  const width = type.kind === 'fixedSizeBinary' ? type.size : 0;
  return offsets === null
    ? { bytes, start: (row) => row * width, end: (row) => (row + 1) * width }
    : { bytes, start: (row) => offsets[row]!, end: (row) => offsets[row + 1]! };
}

/** Compares two byte strings that are equal in their first `skip` bytes. UTF-8 byte order is code point order. */
export function compareTails(left: ByteRows, i: number, right: ByteRows, j: number, skip: number): number {
  const a = left.bytes;
  const b = right.bytes;
  const aEnd = left.end(i);
  const bEnd = right.end(j);
  let at = left.start(i) + skip;
  let bt = right.start(j) + skip;
  for (; at < aEnd && bt < bEnd; at++, bt++) if (a[at] !== b[bt]) return a[at]! - b[bt]!;
  return aEnd - at - (bEnd - bt);
}

/** How many bytes from `skip` on all of these rows have in common. */
function commonBytes({ bytes, start, end }: ByteRows, rows: Int32Array, skip: number): number {
  const first = start(rows[0]!) + skip;
  let common = end(rows[0]!) - first;
  for (let i = 1; i < rows.length && common > 0; i++) {
    const at = start(rows[i]!) + skip;
    common = Math.min(common, end(rows[i]!) - at);
    let same = 0;
    while (same < common && bytes[first + same] === bytes[at + same]) same++;
    common = same;
  }
  return common;
}

/**
 * Finishes sorting `order` by byte strings whose first block decided so far: runs of rows with equal `words` that have
 * more bytes are sorted by those. `words` are the high and the low word of the first block, inverted when `desc`.
 */
export function refineByBytes(
  column: Column,
  order: Int32Array,
  [high, low]: readonly [Uint32Array, Uint32Array],
  desc: boolean,
): void {
  const strings = byteRows(column);
  const { bytes, start, end } = strings;
  const sign = desc ? -1 : 1;
  const flip = desc ? -1 : 0;
  const pending: { from: number; to: number; depth: number }[] = [];

  /** Notes the runs of equal words that have more bytes; `at(i)` is where the words of the i-th row stand. */
  const findRuns = (from: number, to: number, depth: number, h: Uint32Array, l: Uint32Array, at: Int32Array): void => {
    for (let i = 0; i < to - from;) {
      const a = at[i]!;
      let j = i + 1;
      while (j < to - from && l[at[j]!] === l[a] && h[at[j]!] === h[a]) j++;
      if (j - i > 1 && ((l[a]! ^ flip) & 255) === MORE) pending.push({ from: from + i, to: from + j, depth });
      i = j;
    }
  };

  const sortRun = (from: number, to: number, depth: number): void => {
    const rows = order.subarray(from, to);
    if (rows.length < SMALL) {
      rows.sort((i, j) => sign * compareTails(strings, i, strings, j, depth));
      return;
    }
    const same = depth + commonBytes(strings, rows, depth);
    const h = new Uint32Array(rows.length);
    const l = new Uint32Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      const first = start(rows[i]!) + same;
      const last = end(rows[i]!);
      h[i] = blockHigh(bytes, first, last) ^ flip;
      l[i] = blockLow(bytes, first, last) ^ flip;
    }
    const local = orderByWord(h, orderByWord(l, rowsInOrder(rows.length)));
    const before = rows.slice();
    for (let i = 0; i < local.length; i++) rows[i] = before[local[i]!]!;
    findRuns(from, to, same + BLOCK, h, l, local);
  };

  findRuns(0, order.length, BLOCK, high, low, order);
  for (let run = pending.pop(); run !== undefined; run = pending.pop()) sortRun(run.from, run.to, run.depth);
}
