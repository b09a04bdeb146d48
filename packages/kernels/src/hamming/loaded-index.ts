import { chunkKeys, masksWithin, type Chunk } from './chunk.ts';
import type { HammingIndex } from './hamming-index.ts';
import { BUCKET_BYTES, CHECK_BYTES, FIELDS_BYTES, fieldOffset, type ProbeField } from './probe-fields.ts';
import { instantiateSearch, rowWords, type SearchModule } from './search-module.ts';
import { padRows } from './words.ts';

const PAGE = 65_536;
const KEPT = 2;

/** A chunk's part of the memory. */
interface LoadedChunk {
  readonly chunk: Chunk;
  readonly fields: Readonly<Record<Exclude<ProbeField, 'next'>, number>>;
  /** Right rows before this one are out of the buckets; undefined before these are filled. */
  from: number | undefined;
}

/** An index in WebAssembly memory: the padded rows, and for each chunk, once it is looked at, its buckets. */
export class LoadedIndex {
  readonly module: SearchModule;
  readonly words: number;
  readonly rowBytes: number;
  readonly count: number;
  /** Address of the padded right rows. */
  readonly rows: number;
  readonly #chunks: readonly LoadedChunk[];
  /** Where what a search writes may begin. */
  readonly free: number;
  /** Who wrote there last. */
  owner: object | undefined;

  constructor(index: HammingIndex, module: SearchModule) {
    this.module = module;
    this.words = rowWords(index.width);
    this.rowBytes = 8 * this.words;
    this.count = index.rows.length / index.width;
    let end = FIELDS_BYTES;
    const take = (bytes: number): number => {
      const at = end;
      end += Math.ceil(bytes / 8) * 8;
      return at;
    };
    const checks = take(CHECK_BYTES * index.chunks.length);
    // One row more: the scan takes two at a time.
    this.rows = take(this.rowBytes * (this.count + 1));
    this.#chunks = index.chunks.map((chunk, i) => {
      const masks = masksWithin(chunk.bits, chunk.radius).map((mask) => mask * BUCKET_BYTES);
      const masksAt = take(masks.byteLength);
      const fields = {
        keyOffset: 8 * chunk.word,
        signatureOffset: 8 * chunk.signature,
        shift: chunk.shift,
        keyMask: 2 ** chunk.bits - 1,
        masks: masksAt,
        masksEnd: masksAt + masks.byteLength,
        table: take(BUCKET_BYTES * 2 ** chunk.bits),
        signatures: take(8 * this.count),
        ids: take(4 * this.count),
        checks,
        checksEnd: checks + i * CHECK_BYTES,
        rows: this.rows,
        limit: index.maxDistance,
      };
      this.room(end);
      new Uint32Array(module.memory.buffer, masksAt, masks.length).set(masks);
      return { chunk, fields, from: undefined };
    });
    this.free = end;
    this.room(end);
    padRows(index.rows, index.width, new Uint8Array(module.memory.buffer, this.rows), this.rowBytes);
    index.chunks.forEach((chunk, i) => this.#writeCheck(checks + i * CHECK_BYTES, chunk));
  }

  /** Makes the memory at least `bytes` long. */
  room(bytes: number): void {
    const missing = bytes - this.module.memory.buffer.byteLength;
    if (missing > 0) this.module.memory.grow(Math.ceil(missing / PAGE));
  }

  /** Lookups of a row in a chunk. */
  lookups(chunk: number): number {
    const { masks, masksEnd } = this.#chunks[chunk]!.fields;
    return (masksEnd - masks) / 4;
  }

  /** Tells `probe` to look at a chunk, in whose buckets are the right rows from `row` on. */
  lookAt(chunk: number, row: number): void {
    const loaded = this.#chunks[chunk]!;
    if (loaded.from === undefined) this.#fill(loaded);
    else if (row < loaded.from) this.#putBack(loaded);
    const keys = chunkKeys(this.#values(), this.words, loaded.chunk, loaded.from!, row);
    const buckets = this.#buckets(loaded);
    for (const key of keys) buckets[2 * key]! += 8;
    loaded.from = row;
    const view = new DataView(this.module.memory.buffer);
    for (const [name, value] of Object.entries(loaded.fields)) {
      view.setInt32(fieldOffset(name as ProbeField), value, true);
    }
  }

  #buckets({ chunk, fields }: LoadedChunk): Uint32Array {
    return new Uint32Array(this.module.memory.buffer, fields.table, 2 * 2 ** chunk.bits);
  }

  #values(): Uint32Array {
    return new Uint32Array(this.module.memory.buffer, this.rows, 2 * this.words * this.count);
  }

  #writeCheck(at: number, { word, shift, bits, radius }: Chunk): void {
    const view = new DataView(this.module.memory.buffer, at, CHECK_BYTES);
    view.setInt32(0, 8 * word, true);
    view.setInt32(4, radius, true);
    view.setBigUint64(8, ((1n << BigInt(bits)) - 1n) << BigInt(shift), true);
  }

  /** A counting sort of the rows by their keys; rows of a bucket stay in order. */
  #fill(loaded: LoadedChunk): void {
    const { chunk, fields } = loaded;
    const values = this.#values();
    const keys = chunkKeys(values, this.words, chunk, 0, this.count);
    const { buffer } = this.module.memory;
    const buckets = this.#buckets(loaded);
    const signatures = new Uint32Array(buffer, fields.signatures, 2 * this.count);
    const ids = new Uint32Array(buffer, fields.ids, this.count);
    for (const key of keys) buckets[2 * key + 1]!++;
    let total = 0;
    for (let i = 0; i < buckets.length; i += 2) {
      const size = buckets[i + 1]!;
      buckets[i] = total;
      buckets[i + 1] = total;
      total += size;
    }
    for (let row = 0, at = 2 * chunk.signature; row < this.count; row++, at += 2 * this.words) {
      const place = buckets[2 * keys[row]! + 1]!++;
      signatures[2 * place] = values[at]!;
      signatures[2 * place + 1] = values[at + 1]!;
      ids[place] = row;
    }
    for (let i = 0; i < buckets.length; i++) buckets[i] = fields.signatures + 8 * buckets[i]!;
    loaded.from = 0;
  }

  #putBack(loaded: LoadedChunk): void {
    const buckets = this.#buckets(loaded);
    for (let i = 0; i < buckets.length; i += 2) buckets[i] = i === 0 ? loaded.fields.signatures : buckets[i - 1]!;
    loaded.from = 0;
  }
}

/** The index in memory, built where it is not; the last two used stay. Null where there is no WebAssembly for it. */
export function loadIndex(index: HammingIndex): LoadedIndex | null {
  let loaded = kept.get(index);
  if (loaded === undefined) {
    const module = instantiateSearch(index.width, index.maxDistance);
    if (module === null) return null;
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
    loaded = new LoadedIndex(index, module);
  }
  kept.delete(index);
  kept.set(index, loaded);
  return loaded;
}

const kept = new Map<HammingIndex, LoadedIndex>();

/** Forgets the index's memory; a later search builds it again. */
export function releaseHammingIndex(index: HammingIndex): void {
  kept.delete(index);
}
