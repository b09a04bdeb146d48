import type { Batch } from '@pixelframe/columnar';
import { batch, columnOf, concatBatches, schema, takeColumn, viewSize } from '@pixelframe/columnar';
import { groupRows } from '@pixelframe/evaluators/rows';
import type { Gather } from './gather.ts';

/** Rows of each group one after the other, in their order; `ends[g]` is where those of group g end. */
function rowsByGroup(ids: Int32Array, groups: number): { rows: Int32Array; ends: Int32Array } {
  const ends = new Int32Array(groups);
  for (const id of ids) ends[id]!++;
  for (let g = 1; g < groups; g++) ends[g]! += ends[g - 1]!;
  const rows = new Int32Array(ids.length);
  const next = ends.slice();
  for (let row = ids.length - 1; row >= 0; row--) rows[--next[ids[row]!]!] = row;
  return { rows, ends };
}

/** Hands each group to the page's function, one after the other, and repeats its keys beside what comes back. */
export const mapGroups: Gather<'mapGroups'> = async function* ([input], node, context) {
  const parts: Batch[] = [];
  for await (const part of input!) {
    context.hold(viewSize(part.columns));
    parts.push(part);
  }
  const [first] = parts;
  if (first === undefined) return;
  const all = concatBatches(first.schema, parts);
  const keys = node.keys.map((name) => columnOf(all, name));
  const { ids, count, first: firstRows } = groupRows(keys, all.length);
  const { rows, ends } = rowsByGroup(ids, count);
  const handed = schema(node.args.map((name) => all.schema.fields.find((field) => field.name === name)!));
  for (let g = 0; g < count; g++) {
    context.signal.throwIfAborted();
    const members = rows.subarray(g === 0 ? 0 : ends[g - 1]!, ends[g]!);
    const columns = node.args.map((name) => takeColumn(columnOf(all, name), members));
    const made = await context.callPage(node.fn, batch(handed, columns, members.length));
    const repeated = new Int32Array(made.length).fill(firstRows[g]!);
    yield batch(context.schema, [...keys.map((key) => takeColumn(key, repeated)), made.columns[0]!], made.length);
  }
};
