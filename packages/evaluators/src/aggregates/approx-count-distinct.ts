import type { Column } from '@pixelframe/columnar';
import { groupRows } from '../rows/group-rows.ts';
import type { Aggregator } from './aggregator.ts';
import { int32s, itemIds, listColumn } from './group-lists.ts';
import { presentIds, uint64Column } from './group-values.ts';
import { hashRows } from './hash-values.ts';

/*
 * HyperLogLog with 2^14 registers; a register holds the largest number of leading zeros + 1 of the other 18 bits of the
 * hashes that fall to it. The state lists the registers in use, so that a group with few values is small. The estimate is
 * Ertl's ("New cardinality estimation algorithms for HyperLogLog sketches", 2017, algorithm 6), right at every size.
 */
const REGISTER_BITS = 14;
const REGISTERS = 2 ** REGISTER_BITS;
const RANK_BITS = 32 - REGISTER_BITS;

/** Register and rank in one number; the rank in the lowest bits. */
const entryOf = (hash: number): number =>
  ((hash & (REGISTERS - 1)) << 5) | Math.min(Math.clz32(hash >>> REGISTER_BITS) - REGISTER_BITS + 1, RANK_BITS + 1);

/** Of each register in use of each group, the highest rank. */
function registers(entries: Int32Array, ids: Int32Array, groups: number): Column {
  const used = groupRows(
    [int32s(ids as Int32Array<ArrayBuffer>), int32s(entries.map((entry) => entry >> 5))],
    ids.length,
  );
  const highest = new Int32Array(used.count);
  for (let i = 0; i < entries.length; i++) {
    const at = used.ids[i]!;
    if (entries[i]! > highest[at]!) highest[at] = entries[i]!;
  }
  const own = used.first.map((row) => ids[row]!);
  return listColumn(int32s(highest), own, groups);
}

function sigma(share: number): number {
  if (share === 1) return Infinity;
  let x = share;
  let y = 1;
  let z = x;
  for (let before = Number.NaN; before !== z;) {
    x *= x;
    before = z;
    z += x * y;
    y += y;
  }
  return z;
}

function tau(share: number): number {
  if (share === 0 || share === 1) return 0;
  let x = share;
  let y = 1;
  let z = 1 - x;
  for (let before = Number.NaN; before !== z;) {
    x = Math.sqrt(x);
    before = z;
    y *= 0.5;
    z -= (1 - x) ** 2 * y;
  }
  return z / 3;
}

/** `counts`: registers by rank. */
function estimate(counts: Float64Array): number {
  let z = REGISTERS * tau(1 - counts[RANK_BITS + 1]! / REGISTERS);
  for (let rank = RANK_BITS; rank >= 1; rank--) z = 0.5 * (z + counts[rank]!);
  z += REGISTERS * sigma(counts[0]! / REGISTERS);
  return (REGISTERS * REGISTERS) / (2 * Math.LN2 * z);
}

export const approxCountDistinct: Aggregator = {
  state: () => [{ kind: 'list', item: { kind: 'int32' } }],
  partial: ([column], ids, groups) => [
    registers(hashRows(column!).map(entryOf), presentIds(column!, ids, groups), groups),
  ],
  merge: ([lists], ids, groups) => [
    registers(lists!.children[0]!.values as Int32Array, itemIds(lists!.offsets!, ids), groups),
  ],
  finish([lists], groups) {
    const { offsets, children } = lists!;
    const entries = children[0]!.values as Int32Array;
    const results = new Float64Array(groups);
    for (let g = 0; g < groups; g++) {
      const counts = new Float64Array(RANK_BITS + 2);
      counts[0] = REGISTERS - (offsets![g + 1]! - offsets![g]!);
      for (let k = offsets![g]!; k < offsets![g + 1]!; k++) counts[entries[k]! & 31]!++;
      results[g] = Math.round(estimate(counts));
    }
    return uint64Column(results);
  },
};
