import { chunkKeys } from './chunk.ts';
import type { HammingIndex } from './hamming-index.ts';
import type { HitList } from './hit-list.ts';
import { loadIndex, type LoadedIndex } from './loaded-index.ts';
import { fieldOffset, HIT_BYTES } from './probe-fields.ts';
import { LEFT_ROWS } from './scan-code.ts';
import { rowWords } from './search-module.ts';
import { padRows } from './words.ts';

/** Left rows to search for: `rows` of them from `start` on. */
export interface Block {
  readonly left: Uint8Array;
  readonly start: number;
  readonly rows: number;
  readonly selfJoin: boolean;
}

/** Left rows of a block. */
export const MOST_ROWS = 2 ** 16;
/** Hits of a block of several rows, past which it is to be searched in halves. */
export const MOST_HITS = 2 ** 20;
/** Room for hits of one call, bytes. */
const HITS_ROOM = 2 ** 20;
/** Lookups and comparisons between two rests: some 20 ms. */
const STEP_LOOKUPS = 2 ** 21;
const STEP_PAIRS = 2 ** 25;
/** Buckets by which left rows are sorted, so that lookups walk through a table and not all over it. */
const SORT_BITS = 12;

/**
 * Fills `hits` with those of the block, resting now and then; more than MOST_HITS of them, and not all, where the block
 * has to be halved.
 */
export function* searchBlock(index: HammingIndex, block: Block, hits: HitList): Generator<undefined, void, undefined> {
  hits.length = 0;
  const padded = paddedRows(block, index.width, 8 * rowWords(index.width));
  if (index.chunks.length === 0) yield* scanBlock(index, padded, block, hits);
  for (let i = 0; i < index.chunks.length && !isFull(hits, block); i++) {
    yield* probeBlock(index, i, padded, block, hits);
  }
}

const isFull = (hits: HitList, block: Block): boolean => hits.length > MOST_HITS && block.rows > 1;

function paddedRows({ left, start, rows }: Block, width: number, rowBytes: number): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(rowBytes * (Math.ceil(rows / LEFT_ROWS) * LEFT_ROWS));
  padRows(left.subarray(start * width, (start + rows) * width), width, padded, rowBytes);
  return padded;
}

/** Puts left rows after the index, and room for hits after them; the addresses of both. */
function writeLeft(loaded: LoadedIndex, rows: Uint8Array, owner: object): { left: number; hits: number } {
  const left = loaded.free;
  const hits = left + rows.length;
  loaded.room(hits + HITS_ROOM);
  if (loaded.owner !== owner) new Uint8Array(loaded.module.memory.buffer, left).set(rows);
  loaded.owner = owner;
  return { left, hits };
}

/** Takes hits out of the memory; `slots` are the places in the block of the rows written, where they were reordered. */
function take(
  loaded: LoadedIndex,
  from: number,
  to: number,
  block: Block,
  slots: Uint32Array | null,
  hits: HitList,
): void {
  const found = new Uint32Array(loaded.module.memory.buffer, from, (to - from) / 4);
  for (let i = 0; i < found.length; i += 3) {
    const place = (found[i]! - loaded.free) / loaded.rowBytes;
    const right = found[i + 1]!;
    const slot = slots === null ? place : slots[place]!;
    if (slot >= block.rows || right >= loaded.count) continue;
    if (!block.selfJoin || right > block.start + slot) hits.push(slot, right, found[i + 2]!);
  }
}

function* scanBlock(
  index: HammingIndex,
  padded: Uint8Array,
  block: Block,
  hits: HitList,
): Generator<undefined, void, undefined> {
  const { rows, start, selfJoin } = block;
  let pairs = 0;
  for (let slot = 0; slot < rows && !isFull(hits, block); slot += LEFT_ROWS) {
    if (pairs > STEP_PAIRS) {
      yield;
      pairs = 0;
    }
    const loaded = loadIndex(index)!;
    const at = writeLeft(loaded, padded, block);
    const { module, rowBytes, count } = loaded;
    const step = HITS_ROOM / (LEFT_ROWS * HIT_BYTES) - 1;
    for (let right = selfJoin ? start + slot + 1 : 0; right < count; right += step) {
      const first = loaded.rows + right * rowBytes;
      const end = loaded.rows + Math.min(right + step, count) * rowBytes;
      const last = module.scan(at.left + slot * rowBytes, loaded.rows, first, end, index.maxDistance, at.hits);
      take(loaded, at.hits, last, block, null, hits);
      pairs += LEFT_ROWS * Math.min(step, count - right);
    }
  }
}

/** Places of the block's rows, roughly by key. */
function roughOrder(keys: Uint32Array, bits: number): Uint32Array {
  const shift = Math.max(0, bits - SORT_BITS);
  const places = new Uint32Array(2 ** (bits - shift) + 1);
  for (const key of keys) places[(key >>> shift) + 1]!++;
  for (let i = 1; i < places.length; i++) places[i]! += places[i - 1]!;
  const order = new Uint32Array(keys.length);
  for (let slot = 0; slot < keys.length; slot++) order[places[keys[slot]! >>> shift]!++] = slot;
  return order;
}

function* probeBlock(
  index: HammingIndex,
  chunk: number,
  padded: Uint8Array<ArrayBuffer>,
  block: Block,
  hits: HitList,
): Generator<undefined, void, undefined> {
  const { rows, start, selfJoin } = block;
  const words = rowWords(index.width);
  const values = new Uint32Array(padded.buffer);
  const order = roughOrder(chunkKeys(values, words, index.chunks[chunk]!, 0, rows), index.chunks[chunk]!.bits);
  const sorted = new Uint32Array(2 * words * rows);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let w = 0, from = order[i]! * 2 * words; w < 2 * words; w++) sorted[at++] = values[from++]!;
  }
  const bytes = new Uint8Array(sorted.buffer);
  let place = 0;
  while (place < rows && !isFull(hits, block)) {
    const loaded = loadIndex(index)!;
    if (loaded.owner !== order) loaded.lookAt(chunk, selfJoin ? start + 1 : 0);
    const step = Math.ceil(STEP_LOOKUPS / loaded.lookups(chunk));
    place = probeRows(loaded, place, step, bytes, block, order, hits);
    yield;
  }
}

/** Looks up to `step` rows up from `place` on; the place of the next one. */
function probeRows(
  loaded: LoadedIndex,
  place: number,
  step: number,
  bytes: Uint8Array,
  block: Block,
  order: Uint32Array,
  hits: HitList,
): number {
  const at = writeLeft(loaded, bytes, order);
  const { module, rowBytes } = loaded;
  const from = at.left + place * rowBytes;
  const to = Math.min(from + step * rowBytes, at.hits);
  const hitsEnd = module.memory.buffer.byteLength;
  const last = module.probe(from, to, 0, at.hits, hitsEnd);
  take(loaded, at.hits, last, block, order, hits);
  const next = new DataView(module.memory.buffer).getUint32(fieldOffset('next'), true);
  // Not even one row's hits had room.
  if (next === from) loaded.room(2 * hitsEnd - at.hits);
  return (next - at.left) / rowBytes;
}
