import { describe, expect, it } from 'vitest';
import { hashRows } from '../cases/hash-rows.ts';
import { clusterIds } from './cluster-ids.ts';
import { equalGroups } from './equal-groups.ts';
import { UnionFind } from './union-find.ts';

describe('UnionFind', () => {
  it('joins sets once', () => {
    const sets = new UnionFind(5);
    expect(sets.union(0, 3)).toBe(true);
    expect(sets.union(3, 4)).toBe(true);
    expect(sets.union(4, 0)).toBe(false);
    expect([0, 1, 2, 3, 4].map((i) => sets.find(i) === sets.find(0))).toEqual([true, false, false, true, true]);
    expect(sets.length).toBe(5);
  });
});

describe('clusterIds', () => {
  it('numbers clusters by first appearance', () => {
    const sets = new UnionFind(6);
    sets.unionAll([4, 2], [1, 5]);
    expect(clusterIds(6, sets)).toEqual({ ids: Uint32Array.of(0, 1, 2, 3, 1, 2), count: 4 });
  });

  it('numbers rows by the clusters of their groups', () => {
    const sets = new UnionFind(3);
    sets.union(0, 2);
    const { ids, count } = clusterIds(5, sets, Uint32Array.of(1, 0, 2, 1, 0));
    expect([Array.from(ids), count]).toEqual([[0, 1, 1, 0, 1], 2]);
  });

  it('finds the parts of a graph that a walk finds', () => {
    const rows = 400;
    const bytes = hashRows(rows, 4, 8);
    const edges = Array.from({ length: 300 }, (_, i) => [
      (bytes[4 * i]! * 256 + bytes[4 * i + 1]!) % rows,
      (bytes[4 * i + 2]! * 256 + bytes[4 * i + 3]!) % rows,
    ]);
    const sets = new UnionFind(rows);
    sets.unionAll(
      edges.map(([a]) => a!),
      edges.map(([, b]) => b!),
    );
    const expected = Array.from({ length: rows }, () => -1);
    let count = 0;
    for (let row = 0; row < rows; row++) {
      if (expected[row] !== -1) continue;
      const open = [row];
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        if (expected[at] !== -1) continue;
        expected[at] = count;
        for (const [a, b] of edges) {
          if (a === at) open.push(b!);
          if (b === at) open.push(a!);
        }
      }
      count++;
    }
    expect(Array.from(clusterIds(rows, sets).ids)).toEqual(expected);
    expect(clusterIds(rows, sets).count).toBe(count);
  });
});

describe('equalGroups', () => {
  it.each([1, 2, 3, 4, 5, 8, 9, 16, 33])('groups rows of %i equal bytes', (width) => {
    const rows = 500;
    const bytes = hashRows(rows, width, 6);
    for (let row = 0; row < rows; row += 4) bytes.copyWithin(row * width, 3 * width, 4 * width);
    const { groups, representatives } = equalGroups(bytes, width);
    const first = new Map<string, number>();
    const expected = Array.from({ length: rows }, (_, row) => {
      const key = bytes.subarray(row * width, (row + 1) * width).join();
      if (!first.has(key)) first.set(key, first.size);
      return first.get(key)!;
    });
    expect(Array.from(groups)).toEqual(expected);
    expect(Array.from(representatives)).toEqual(Array.from(first.values(), (group) => expected.indexOf(group)));
  });

  it('groups no rows, and refuses parts of rows', () => {
    expect(equalGroups(new Uint8Array(0), 8)).toEqual({
      groups: new Uint32Array(0),
      representatives: new Uint32Array(0),
    });
    expect(() => equalGroups(new Uint8Array(9), 8)).toThrow('equalGroups: 9 row bytes are not whole rows of 8 bytes.');
  });
});
