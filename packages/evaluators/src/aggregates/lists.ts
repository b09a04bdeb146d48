import type { Column } from '@pixelframe/columnar';
import { bitmapBytes, setBit, storageType } from '@pixelframe/columnar';
import { groupRows } from '../rows/group-rows.ts';
import type { Aggregator } from './aggregator.ts';
import { bucketRows, int32s, itemIds, joinLists, listColumn } from './group-lists.ts';
import { groupCounts, hasRows, presentIds, uint64Column } from './group-values.ts';

export const listAgg: Aggregator = {
  state: ({ inputs }) => [{ kind: 'list', item: inputs[0]! }],
  partial: ([column], ids, groups) => [listColumn(column!, ids, groups)],
  merge: ([lists], ids, groups) => [joinLists(lists!, ids, groups)],
  finish: ([lists]) => lists!,
};

/** A list of the different values of each group; rows of groups from `groups` on have none. */
function distinctLists(column: Column, ids: Int32Array, groups: number): Column {
  const pairs = groupRows([int32s(ids as Int32Array<ArrayBuffer>), column], ids.length);
  const own = new Int32Array(ids.length).fill(groups);
  for (const row of pairs.first) own[row] = ids[row]!;
  return listColumn(column, own, groups);
}

const distinctValues: Omit<Aggregator, 'finish'> = {
  state: ({ inputs }) => [{ kind: 'list', item: inputs[0]! }],
  partial: ([column], ids, groups) => [distinctLists(column!, presentIds(column!, ids, groups), groups)],
  merge: ([lists], ids, groups) => [distinctLists(lists!.children[0]!, itemIds(lists!.offsets!, ids), groups)],
};

export const listAggDistinct: Aggregator = { ...distinctValues, finish: ([lists]) => lists! };

export const countDistinct: Aggregator = {
  ...distinctValues,
  finish: ([lists], groups) =>
    uint64Column(Float64Array.from({ length: groups }, (_, g) => lists!.offsets![g + 1]! - lists!.offsets![g]!)),
};

/** Returns where the next bytes go. Short ones are faster by a loop than by a view. */
function appendBytes(to: Uint8Array, at: number, from: Uint8Array, start: number, end: number): number {
  if (end - start > 48) to.set(from.subarray(start, end), at);
  else for (let k = start; k < end; k++) to[at + k - start] = from[k]!;
  return at + end - start;
}

/** Strings of each group one after the other. */
function joinStrings(column: Column, ids: Int32Array, groups: number, delimiter: Uint8Array): Column {
  const { offsets: starts, rows } = bucketRows(ids, groups);
  const from = column.offsets!;
  const bytes = column.values as Uint8Array;
  const offsets = new Int32Array(groups + 1);
  const validity = new Uint8Array(bitmapBytes(groups));
  for (let g = 0; g < groups; g++) {
    const count = starts[g + 1]! - starts[g]!;
    if (count > 0) setBit(validity, g);
    let length = Math.max(0, count - 1) * delimiter.length;
    for (let k = starts[g]!; k < starts[g + 1]!; k++) length += from[rows[k]! + 1]! - from[rows[k]!]!;
    offsets[g + 1] = offsets[g]! + length;
  }
  const values = new Uint8Array(offsets[groups]!);
  let at = 0;
  for (let g = 0; g < groups; g++) {
    for (let k = starts[g]!; k < starts[g + 1]!; k++) {
      if (k > starts[g]!) at = appendBytes(values, at, delimiter, 0, delimiter.length);
      at = appendBytes(values, at, bytes, from[rows[k]!]!, from[rows[k]! + 1]!);
    }
  }
  return { type: { kind: 'string' }, length: groups, validity, values, offsets, children: [] };
}

const encoder = new TextEncoder();

const joined: Aggregator['partial'] = ([column], ids, groups, { options, type }) => {
  const own = presentIds(column!, ids, groups);
  if (storageType(type).kind === 'list') {
    return [{ ...joinLists(column!, own, groups), type, validity: hasRows(groupCounts(own, groups)) }];
  }
  return [joinStrings(column!, own, groups, encoder.encode((options['delimiter'] as string | null) ?? ''))];
};

export const stringAgg: Aggregator = {
  state: ({ type }) => [type],
  partial: joined,
  merge: joined,
  finish: ([state]) => state!,
};
