import { rowsIn } from './arguments.ts';
import { chunkKeys, masksWithin, type Chunk } from './chunk.ts';
import { allPairsCost, planChunks, probeCost } from './plan-chunks.ts';
import { MOST_HITS, MOST_ROWS } from './search-block.ts';
import { canSearch, rowWords } from './search-module.ts';
import { padRows } from './words.ts';

/**
 * How pairs of rows are to be searched: a plain object that can be cloned to workers; what a search builds from it
 * stays in the worker that searches.
 */
export interface HammingIndex {
  /** The right rows, `width` bytes each. Not copied: leave them unchanged. */
  readonly rows: Uint8Array;
  readonly width: number;
  /** Whole bits, -1 where nothing is near enough. */
  readonly maxDistance: number;
  /** Looked up by parts of the hash that must nearly agree, or each pair compared. */
  readonly method: 'multi-index' | 'all-pairs';
  /** Why this method, for people. */
  readonly reason: string;
  /** The parts; none where each pair is compared. */
  readonly chunks: readonly Chunk[];
  /** Memory that a search takes in each worker beside `rows`, bytes. */
  readonly bytes: number;
}

export interface HammingIndexOptions {
  /** Rows that will be searched for; as many as there are right rows by default. */
  readonly leftRows?: number;
  /** The most `bytes` may be; 1 GiB by default. */
  readonly maxBytes?: number;
}

/** Comparisons too short, ns, to think about anything else. */
const SHORT = 2e6;
const SAMPLE_ROWS = 2 ** 12;
const SAMPLE_LOOKUPS = 64;
/** Plans tried on a sample of the rows: real hashes are not uniform. */
const TRIED = 3;
/** Times cheaper an index has to be: pairs that meet in several chunks cost what no estimate here knows of. */
const CLEARLY = 2;
const DEFAULT_BYTES = 2 ** 30;
/** Room for hits in WebAssembly memory, with what rounds it up to pages. */
const ROOM_BYTES = 2 ** 21;
/** A hit in the list and in order, and a left row's place in a block. */
const HIT_BYTES = 32;
const PLACE_BYTES = 12;

/**
 * Decides how to find all rows of `right` within `maxDistance` bits: by the expected time on uniform hashes, then on a
 * sample of the rows.
 *
 * @throws PlanError where the bytes are not whole rows
 */
export function createHammingIndex(
  right: Uint8Array,
  width: number,
  maxDistance: number,
  options: HammingIndexOptions = {},
): HammingIndex {
  const count = rowsIn('createHammingIndex', 'right', right, width);
  const limit = Math.max(-1, Math.min(Math.floor(maxDistance), 8 * width));
  const { leftRows = count, maxBytes = DEFAULT_BYTES } = options;
  const padded = 8 * rowWords(width) * count + searchBytes(width, leftRows, count);
  const index = { rows: right, width, maxDistance: limit };
  const allPairs = (reason: string, bytes = padded): HammingIndex => ({
    ...index,
    method: 'all-pairs',
    reason,
    chunks: [],
    bytes,
  });
  if (!canSearch(width, limit)) return allPairs('the hashes are too wide to index, or there is no WebAssembly', 0);
  const cost = allPairsCost(width, limit, leftRows, count);
  if (cost < SHORT || limit < 0) return allPairs(`${leftRows} x ${count} rows are few`);
  const plans = planChunks(width, limit, leftRows, count, maxBytes - padded, TRIED);
  const sample = plans.length === 0 ? null : sampleOf(right, width, count);
  let best: { cost: number; chunks: readonly Chunk[]; bytes: number } | undefined;
  for (const { chunks, bytes } of plans) {
    const time = probeCost(chunks, leftRows, count, entriesPerRow(sample!, rowWords(width), chunks, count));
    if (best === undefined || time < best.cost) best = { cost: time, chunks, bytes };
  }
  if (best === undefined) return allPairs(`an index of ${count} rows does not fit into ${maxBytes} bytes`);
  if (best.cost * CLEARLY >= cost) {
    return allPairs(`${limit} of ${8 * width} bits leave nothing to look up that is much cheaper than all pairs`);
  }
  const speed = (cost / best.cost).toPrecision(2);
  return {
    ...index,
    method: 'multi-index',
    reason: `about ${speed} times cheaper than comparing ${leftRows} x ${count} rows`,
    chunks: best.chunks,
    bytes: padded + best.bytes,
  };
}

/** What a search needs beside tables and padded rows: a block of left rows twice, hits, and their order. */
function searchBytes(width: number, leftRows: number, rightRows: number): number {
  const block = Math.min(leftRows, MOST_ROWS) * (2 * 8 * rowWords(width) + PLACE_BYTES);
  return ROOM_BYTES + block + HIT_BYTES * Math.min(leftRows * rightRows, Math.max(MOST_HITS, rightRows));
}

/** Rows evenly spread over all of them, as 32-bit words. */
function sampleOf(rows: Uint8Array, width: number, count: number): Uint32Array {
  const taken = Math.min(count, SAMPLE_ROWS);
  const picked = new Uint8Array(taken * width);
  for (let i = 0; i < taken; i++) {
    const row = Math.floor((i * count) / taken);
    picked.set(rows.subarray(row * width, (row + 1) * width), i * width);
  }
  const padded = new Uint8Array(8 * rowWords(width) * taken);
  padRows(picked, width, padded, 8 * rowWords(width));
  return new Uint32Array(padded.buffer);
}

/** Entries that a row finds in all its buckets, on average, by some of the sample's rows among the others. */
function entriesPerRow(sample: Uint32Array, words: number, chunks: readonly Chunk[], count: number): number {
  const rows = sample.length / (2 * words);
  const lookups = Math.min(rows, SAMPLE_LOOKUPS);
  let entries = 0;
  for (const chunk of chunks) {
    const keys = chunkKeys(sample, words, chunk, 0, rows);
    const sizes = new Uint32Array(2 ** chunk.bits);
    for (const key of keys) sizes[key]!++;
    const masks = masksWithin(chunk.bits, chunk.radius);
    for (let i = 0; i < lookups; i++) {
      const key = keys[Math.floor((i * rows) / lookups)]!;
      for (const mask of masks) entries += sizes[key ^ mask]!;
      // The row itself, which stands for one of `count` and not for one of the sample.
      entries -= 1;
    }
  }
  return (entries / lookups) * (count / rows);
}
