import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { countPairs } from './count-pairs.ts';
import { makeHashes } from './make-hashes.ts';

const never = (): boolean => false;

describe('makeHashes', () => {
  it('makes the same hashes for a seed, and others for others', () => {
    const digest = (seed: number): string =>
      createHash('sha256')
        .update(makeHashes(500, 10, seed))
        .digest('hex');
    expect(digest(1)).toBe(digest(1));
    expect(digest(2)).not.toBe(digest(1));
  });

  it('has clusters, one shared hash, and hashes like no other', () => {
    const hashes = makeHashes(4000, 4);
    const counts = new Map<string, number>();
    for (let row = 0; row < 4000; row++) {
      const key = hashes.subarray(8 * row, 8 * row + 8).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(Math.max(...counts.values())).toBeGreaterThan(10);
    const { pairs } = countPairs(hashes, 4, never);
    // 40 clusters of about 50, most of whose pairs differ by 4 bits at most.
    expect(pairs).toBeGreaterThan(5000);
    expect(pairs).toBeLessThan(60_000);
  });
});

describe('countPairs', () => {
  it('counts each pair once', () => {
    const hashes = new Uint8Array(24).fill(255, 16);
    hashes[8] = 1;
    hashes[15] = 0x80;
    expect(countPairs(hashes, 1, never)).toEqual({ pairs: 0, compared: 3 });
    expect(countPairs(hashes, 2, never)).toEqual({ pairs: 1, compared: 3 });
    expect(countPairs(hashes, 62, never)).toEqual({ pairs: 2, compared: 3 });
    expect(countPairs(hashes, 64, never)).toEqual({ pairs: 3, compared: 3 });
  });

  it('stops when the time is over and says how far it came', () => {
    let looks = 0;
    const { compared } = countPairs(makeHashes(1000, 10), 10, () => ++looks > 2);
    expect(compared).toBe((128 * (999 + 872)) / 2);
  });
});
