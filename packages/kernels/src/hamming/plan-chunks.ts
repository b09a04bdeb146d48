import { countWithin, type Chunk } from './chunk.ts';
import { BUCKET_BYTES } from './probe-fields.ts';
import { dismissingWords, rowWords } from './search-module.ts';

/**
 * Nanoseconds on one core of a Xeon of 2023, fitted to searches of 100 000 and 1 000 000 rows in seven plans each: a pair
 * by brute force, a bucket looked up (mostly a branch not foreseen), an entry in it, a left row sorted for a chunk, a
 * right row put into a chunk's buckets, a bucket cleared. Only their ratios matter, and not much.
 */
const PAIR = 0.37;
const PROBE = 5.5;
const ENTRY = 0.85;
const SORT = 120;
const BUILD = 30;
const CLEAR = 1;

/** Bits of the largest table: 4 M buckets. */
const MOST_BITS = 22;
const MOST_CHUNKS = 24;

export interface ChunkPlan {
  readonly chunks: readonly Chunk[];
  readonly bytes: number;
}

/** Expected time of comparing all pairs, ns. */
export function allPairsCost(width: number, maxDistance: number, leftRows: number, rightRows: number): number {
  return PAIR * dismissingWords(rowWords(width), maxDistance) * leftRows * rightRows;
}

/** Bits and radius of a chunk. */
type Shape = readonly [bits: number, radius: number];

/** Expected time of a chunk's part of a search, ns, beside the entries in the buckets looked up. */
function lookupCost([bits, radius]: Shape, leftRows: number, rightRows: number): number {
  return leftRows * (countWithin(bits, radius) * PROBE + SORT) + rightRows * BUILD + 2 ** bits * CLEAR;
}

/** Expected time of a search in which a left row finds so many entries in its buckets, ns. */
export function probeCost(chunks: readonly Chunk[], leftRows: number, rightRows: number, entries: number): number {
  const lookups = chunks.reduce((sum, { bits, radius }) => sum + lookupCost([bits, radius], leftRows, rightRows), 0);
  return lookups + leftRows * entries * ENTRY;
}

/** Memory of the tables, bytes. */
function tableBytes(chunks: readonly Chunk[], rightRows: number): number {
  return chunks.reduce((sum, { bits }) => sum + 12 * rightRows + BUCKET_BYTES * 2 ** bits, 0);
}

/**
 * Ways to cut rows into chunks so that rows within `maxDistance` bits are within the radius in one chunk or more (the
 * pigeonhole principle of multi-index hashing, Norouzi, Punjani and Fleet, "Fast exact search in Hamming space with
 * multi-index hashing", 2014; the sum of radius + 1 over the chunks is maxDistance + 1): the `wanted` ones that are
 * cheapest where hashes are uniform, the cheapest first.
 */
export function planChunks(
  width: number,
  maxDistance: number,
  leftRows: number,
  rightRows: number,
  maxBytes: number,
  wanted: number,
): ChunkPlan[] {
  const most = Math.min(MOST_BITS, Math.ceil(Math.log2(rightRows + 1)) + 3);
  const costOf = (shape: Shape): number =>
    lookupCost(shape, leftRows, rightRows) + (leftRows * ENTRY * countWithin(...shape) * rightRows) / 2 ** shape[0];
  const ways: { wide: Shape; wides: number; narrow: Shape; narrows: number; cost: number }[] = [];
  for (let count = 1; count <= Math.min(maxDistance + 1, MOST_CHUNKS); count++) {
    const radius = Math.floor((maxDistance + 1) / count) - 1;
    const wides = (maxDistance + 1) % count;
    const narrows = count - wides;
    for (let bits = Math.max(radius + 1, 4); bits <= most && bits * count <= 8 * width; bits++) {
      const narrow: Shape = [bits, radius];
      const last = wides === 0 ? bits : Math.min(most, Math.floor((8 * width - narrows * bits) / wides));
      for (let wideBits = bits; wideBits <= last; wideBits++) {
        const wide: Shape = [wideBits, radius + 1];
        ways.push({ wide, wides, narrow, narrows, cost: wides * costOf(wide) + narrows * costOf(narrow) });
      }
    }
  }
  ways.sort((a, b) => a.cost - b.cost);
  const plans: ChunkPlan[] = [];
  for (const { wide, wides, narrow, narrows } of ways) {
    if (plans.length === wanted) break;
    const chunks = place(width, [...Array<Shape>(wides).fill(wide), ...Array<Shape>(narrows).fill(narrow)]);
    if (chunks === null) continue;
    const bytes = tableBytes(chunks, rightRows);
    if (bytes <= maxBytes) plans.push({ chunks, bytes });
  }
  return plans;
}

/** Chunks of [bits, radius] one after the other, none across two words; null where there are too few bits. */
function place(width: number, shapes: readonly Shape[]): Chunk[] | null {
  const words = rowWords(width);
  const bitsOf = (word: number): number => Math.min(64, 8 * width - 64 * word);
  const chunks: Chunk[] = [];
  let [word, shift] = [0, 0];
  for (const [bits, radius] of shapes) {
    while (word < words && shift + bits > bitsOf(word)) [word, shift] = [word + 1, 0];
    if (word === words) return null;
    // Of the word with the chunk so many bits are known to be alike; another word dismisses more.
    const other = word === 0 && words > 1 ? 1 : 0;
    const signature = bitsOf(other) > bitsOf(word) - bits ? other : word;
    chunks.push({ word, shift, bits, radius, signature });
    shift += bits;
  }
  return chunks;
}
