import { describe, expect, it } from 'vitest';
import { hashRows } from '../cases/hash-rows.ts';
import { naiveHamming } from '../cases/naive-hamming.ts';
import type { PairRange } from './arguments.ts';
import { createHammingIndex, type HammingIndex } from './hamming-index.ts';
import { planChunks } from './plan-chunks.ts';
import { rowWords } from './search-module.ts';
import { searchHamming } from './search-hamming.ts';

/** An index by chunks however few the rows are; `plan` picks one of the cheapest ways. */
function multiIndex(rows: Uint8Array, width: number, maxDistance: number, plan = 0): HammingIndex {
  const count = rows.length / width;
  const plans = planChunks(width, maxDistance, count, count, 2 ** 28, plan + 1);
  return {
    ...createHammingIndex(rows, width, maxDistance),
    method: 'multi-index',
    chunks: plans.at(-1)!.chunks,
  };
}

function all(index: HammingIndex, left: Uint8Array, range: PairRange = {}): number[][] {
  return [...searchHamming(index, left, range)].flatMap((batch) =>
    Array.from(batch.left, (l, i) => [l, batch.right[i]!, batch.distance[i]!]),
  );
}

function naive(left: Uint8Array, right: Uint8Array, width: number, limit: number, range: PairRange = {}): number[][] {
  const { leftStart = 0, leftEnd = Infinity, selfJoin = false } = range;
  const pairs = naiveHamming(
    left,
    right,
    width,
    limit,
    (l, r) => l >= leftStart && l < leftEnd && (!selfJoin || l < r),
  );
  return Array.from(pairs.left, (l, i) => [l, pairs.right[i]!, pairs.distance[i]!]);
}

/** Rows of few bits, so that buckets are full and most pairs meet in several chunks. */
function crowdedRows(rows: number, width: number): Uint8Array {
  return hashRows(rows, width, 9).map((byte, i) => (i % 3 === 0 ? byte & 3 : 0));
}

describe('searchHamming by chunks', () => {
  it.each(Array.from({ length: 40 }, (_, i) => i + 1))('finds what all pairs find, rows of %i bytes', (width) => {
    const [left, right] = [hashRows(50, width, 1), hashRows(90, width, 1)];
    for (const limit of [0, 1, 3, 6, 10].filter((k) => k < 8 * width)) {
      const expected = naive(left, right, width, limit);
      for (const plan of [0, 7]) expect(all(multiIndex(right, width, limit, plan), left)).toEqual(expected);
    }
    const crowded = crowdedRows(70, width);
    const range = { leftStart: 11, leftEnd: 60, selfJoin: true };
    const limit = Math.min(5, 8 * width - 1);
    expect(all(multiIndex(crowded, width, limit), crowded, range)).toEqual(
      naive(crowded, crowded, width, limit, range),
    );
  });

  it.each(Array.from({ length: 64 }, (_, k) => k))('finds what all pairs find within %i of 64 bits', (limit) => {
    const rows = hashRows(60, 8, 5);
    const selfJoin = { selfJoin: true };
    // Of many bits few are left to a chunk's radius: half of the table would be looked up for each row.
    if (limit < 24)
      expect(all(multiIndex(rows, 8, limit), rows, selfJoin)).toEqual(naive(rows, rows, 8, limit, selfJoin));
    const scan = createHammingIndex(rows, 8, limit);
    expect(scan.method).toBe('all-pairs');
    expect(all(scan, rows)).toEqual(naive(rows, rows, 8, limit));
    expect(all(scan, rows, selfJoin)).toEqual(naive(rows, rows, 8, limit, selfJoin));
  });

  it('answers ranges in any order from one index, and two searches at once', () => {
    const rows = crowdedRows(120, 8);
    const index = multiIndex(rows, 8, 4);
    const other = multiIndex(rows.slice(0, 400), 8, 2);
    const third = multiIndex(rows.slice(0, 80), 8, 3);
    for (const [leftStart, leftEnd] of [
      [60, 90],
      [0, 20],
      [100, 500],
      [20, 60],
    ] as const) {
      const range = { leftStart, leftEnd, selfJoin: true };
      expect(all(index, rows, range)).toEqual(naive(rows, rows, 8, 4, range));
      expect(all(other, rows)).toEqual(naive(rows, rows.slice(0, 400), 8, 2));
    }
    const searches = [
      searchHamming(index, rows, { selfJoin: true }),
      searchHamming(index, rows, { leftStart: 40 }),
      searchHamming(other, rows),
      searchHamming(third, rows),
    ];
    const found: number[] = searches.map(() => 0);
    for (let open = searches.length; open > 0;) {
      open = 0;
      searches.forEach((search, i) => {
        const step = search.next();
        if (step.done === true) return;
        open++;
        found[i]! += step.value.left.length;
      });
    }
    expect(found).toEqual([
      naive(rows, rows, 8, 4, { selfJoin: true }).length,
      naive(rows, rows, 8, 4, { leftStart: 40 }).length,
      naive(rows, rows.slice(0, 400), 8, 2).length,
      naive(rows, rows.slice(0, 80), 8, 3).length,
    ]);
  });

  it('halves a block with too many pairs, and finds room for a row with more hits than expected', () => {
    const rows = 100_000;
    const equal = new Uint8Array(8 * rows).fill(7);
    const index = multiIndex(equal, 8, 3);
    let pairs = 0;
    let largest = 0;
    for (const batch of searchHamming(index, equal, { leftStart: 500, leftEnd: 512, selfJoin: true })) {
      batch.left.forEach((l, i) => {
        const expected = pairs + i;
        // Row 500 + a has rows - 501 - a rows after it.
        if (l === 500 && batch.right[i] !== 501 + expected) throw new Error(`${l}, ${batch.right[i]} is out of order`);
      });
      pairs += batch.left.length;
      largest = Math.max(largest, batch.left.length);
    }
    expect(pairs).toBe(12 * (rows - 501) - (11 * 12) / 2);
    expect(largest).toBeLessThanOrEqual(2 ** 20);
  });
});

describe('createHammingIndex', () => {
  const uniform = hashRows(30_000, 8, 4);

  it('looks up where that is cheaper, and says why', () => {
    const index = createHammingIndex(uniform, 8, 4);
    expect(index.method).toBe('multi-index');
    expect(index.reason).toMatch(/^about \d+ times cheaper than comparing 30000 x 30000 rows$/);
    expect(index.bytes).toBeGreaterThan(3 * 12 * 30_000);
    const clone = structuredClone(index);
    expect([...searchHamming(clone, uniform, { leftEnd: 20 })]).toEqual([
      ...searchHamming(index, uniform, { leftEnd: 20 }),
    ]);
  });

  it('covers every pair: a radius and one more in each chunk make up the distance and one more', () => {
    for (const [width, limit] of [
      [8, 10],
      [8, 4],
      [32, 12],
      [12, 7],
    ] as const) {
      for (const { chunks } of planChunks(width, limit, 30_000, 30_000, 2 ** 28, 5)) {
        expect(chunks.reduce((sum, { radius }) => sum + radius + 1, 0)).toBe(limit + 1);
        const bits = chunks.flatMap((c) => Array.from({ length: c.bits }, (_, i) => 64 * c.word + c.shift + i));
        expect(new Set(bits).size).toBe(bits.length);
        expect(Math.max(...bits)).toBeLessThan(8 * width);
        expect(Math.max(...chunks.flatMap((c) => [c.word, c.signature]))).toBeLessThan(rowWords(width));
      }
    }
  });

  it.each([
    ['few rows', uniform.subarray(0, 800), 8, 4, {}, '100 x 100 rows are few'],
    ['a wide limit', uniform, 8, 30, {}, '30 of 64 bits leave nothing to look up that is much cheaper than all pairs'],
    [
      'hashes that are all alike',
      new Uint8Array(160_000),
      8,
      4,
      {},
      '4 of 64 bits leave nothing to look up that is much cheaper than all pairs',
    ],
    ['little memory', uniform, 8, 4, { maxBytes: 1000 }, 'an index of 30000 rows does not fit into 1000 bytes'],
    ['wide rows', new Uint8Array(600), 600, 4, {}, 'the hashes are too wide to index, or there is no WebAssembly'],
  ] as const)('compares all pairs of %s', (_, rows, width, limit, options, reason) => {
    expect(createHammingIndex(rows, width, limit, options)).toMatchObject({ method: 'all-pairs', chunks: [], reason });
  });

  it('refuses bytes that are not whole rows', () => {
    expect(() => createHammingIndex(new Uint8Array(12), 8, 1)).toThrow(
      'createHammingIndex: 12 right bytes are not whole rows of 8 bytes.',
    );
    expect(() => [...searchHamming(createHammingIndex(new Uint8Array(16), 8, 1), new Uint8Array(9))]).toThrow(
      'searchHamming: 9 left bytes are not whole rows of 8 bytes.',
    );
  });
});
