import type { Column } from '@pixelframe/columnar';
import { groupRows } from '../rows/group-rows.ts';
import type { ByteRows } from '../rows/sort-rows-bytes.ts';
import { byteRows, compareTails } from '../rows/sort-rows-bytes.ts';
import { orderByWord } from '../rows/sort-rows-radix.ts';
import { sortRows } from '../rows/sort-rows.ts';
import { BLOCK, keyWords, MORE } from '../rows/sort-rows-words.ts';

/** The keys of a window, columns of the rows it is computed over. */
export interface WindowKeys {
  readonly partitionBy: readonly Column[];
  readonly orderBy: readonly Column[];
  readonly desc: readonly boolean[];
  readonly nullsFirst: readonly boolean[];
  readonly length: number;
}

/** Rows brought together by partition and ordered inside each. A place is a position in that arrangement. */
export interface WindowRows {
  /** The row at each place. */
  readonly rows: Int32Array;
  /** Partition p has the places from `starts[p]` to `starts[p + 1]`. */
  readonly starts: Int32Array;
  /** The partition of each place. */
  readonly partition: Int32Array;
  readonly keys: WindowKeys;
}

export function arrangeRows(keys: WindowKeys): WindowRows {
  const { partitionBy, orderBy, desc, nullsFirst, length } = keys;
  const ordered = sortRows(orderBy, desc, nullsFirst, length);
  const { ids, count } = groupRows(partitionBy, length);
  const starts = new Int32Array(count + 1);
  for (let row = 0; row < length; row++) starts[ids[row]! + 1]!++;
  for (let p = 0; p < count; p++) starts[p + 1]! += starts[p]!;
  const rows = count <= 1 ? ordered : orderByWord(new Uint32Array(ids.buffer, ids.byteOffset, length), ordered);
  const partition = new Int32Array(length);
  for (let p = 0; p < count; p++) partition.fill(p, starts[p], starts[p + 1]);
  return { rows, starts, partition, keys };
}

/** For each place, the first place of its peers: the rows of its partition that are equal in the ordering. */
export function firstPeers({ rows, partition, keys }: WindowRows): Int32Array {
  const { length } = rows;
  const differs = new Uint8Array(length);
  for (let i = 1; i < length; i++) differs[i] = Number(partition[i] !== partition[i - 1]);
  keys.orderBy.forEach((key, k) => {
    const desc = keys.desc[k]!;
    const { words, bytes } = keyWords(key, { desc, nullsFirst: keys.nullsFirst[k]! });
    for (const word of words) {
      for (let i = 1; i < length; i++) if (word[rows[i]!] !== word[rows[i - 1]!]) differs[i] = 1;
    }
    if (bytes !== null) compareLongText(byteRows(bytes), words.at(-1)!, desc, rows, differs);
  });
  const first = new Int32Array(length);
  for (let i = 1; i < length; i++) first[i] = differs[i] === 1 ? i : first[i - 1]!;
  return first;
}

function compareLongText(text: ByteRows, low: Uint32Array, desc: boolean, rows: Int32Array, differs: Uint8Array): void {
  const flip = desc ? -1 : 0;
  for (let i = 1; i < rows.length; i++) {
    if (differs[i] === 1 || ((low[rows[i]!]! ^ flip) & 255) !== MORE) continue;
    differs[i] = Number(compareTails(text, rows[i]!, text, rows[i - 1]!, BLOCK) !== 0);
  }
}

/** For each place, the place after the last of its peers. */
export function peerEnds(first: Int32Array): Int32Array {
  const ends = new Int32Array(first.length);
  for (let i = first.length - 1; i >= 0; i--) {
    ends[i] = i + 1 < first.length && first[i + 1] === first[i] ? ends[i + 1]! : i + 1;
  }
  return ends;
}

/** Results by place, moved to the rows they belong to. */
export function toRows({ rows }: WindowRows, byPlace: Int32Array): Int32Array {
  const byRow = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) byRow[rows[i]!] = byPlace[i]!;
  return byRow;
}
