import type { Column } from '@pixelframe/columnar';
import { takeColumn } from '@pixelframe/columnar';

export interface Buckets {
  /** Where the rows of each group begin in `rows`. */
  readonly offsets: Int32Array<ArrayBuffer>;
  /** Rows by group, in their order. */
  readonly rows: Int32Array<ArrayBuffer>;
}

/** Rows of each group; those of groups from `groups` on are left out. A counting sort. */
export function bucketRows(ids: Int32Array, groups: number): Buckets {
  const offsets = new Int32Array(groups + 1);
  for (let i = 0; i < ids.length; i++) if (ids[i]! < groups) offsets[ids[i]! + 1]!++;
  for (let g = 0; g < groups; g++) offsets[g + 1]! += offsets[g]!;
  const next = offsets.slice();
  const rows = new Int32Array(offsets[groups]!);
  for (let i = 0; i < ids.length; i++) if (ids[i]! < groups) rows[next[ids[i]!]!++] = i;
  return { offsets, rows };
}

/** A list of the rows of each group. */
export function listColumn(items: Column, ids: Int32Array, groups: number): Column {
  const { offsets, rows } = bucketRows(ids, groups);
  const inOrder = rows.length === items.length && (groups === 1 || rows.every((row, i) => row === i));
  return {
    type: { kind: 'list', item: items.type },
    length: groups,
    validity: null,
    values: null,
    offsets,
    children: [inOrder ? items : takeColumn(items, rows)],
  };
}

/** The group of each item of lists of these groups. */
export function itemIds(offsets: Int32Array, ids: Int32Array): Int32Array<ArrayBuffer> {
  const result = new Int32Array(offsets[ids.length]!);
  for (let i = 0; i < ids.length; i++) result.fill(ids[i]!, offsets[i]!, offsets[i + 1]!);
  return result;
}

/** Lists of one group become one list. */
export const joinLists = (lists: Column, ids: Int32Array, groups: number): Column =>
  listColumn(lists.children[0]!, itemIds(lists.offsets!, ids), groups);

export const int32s = (values: Int32Array<ArrayBuffer>): Column => ({
  type: { kind: 'int32' },
  length: values.length,
  validity: null,
  values,
  offsets: null,
  children: [],
});
