import type { UnionFind } from './union-find.ts';

export interface Clusters {
  /** ids[row]: the number of the row's cluster, counted from 0 in the order in which clusters first appear. */
  readonly ids: Uint32Array;
  readonly count: number;
}

const NONE = 0xff_ff_ff_ff;

/**
 * Numbers the sets by first appearance among the rows.
 *
 * @param count - how many rows
 * @param items - the number in `unions` of each row, where that is not the row's own: groups of equal rows, say
 */
export function clusterIds(count: number, unions: UnionFind, items?: Uint32Array): Clusters {
  const ids = new Uint32Array(count);
  const seen = new Uint32Array(unions.length).fill(NONE);
  let next = 0;
  for (let row = 0; row < count; row++) {
    const top = unions.find(items === undefined ? row : items[row]!);
    if (seen[top] === NONE) seen[top] = next++;
    ids[row] = seen[top]!;
  }
  return { ids, count: next };
}
