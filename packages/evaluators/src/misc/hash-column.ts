import type { Column } from '@pixelframe/columnar';
import {
  byteWidth,
  formatDecimal,
  getBit,
  isValid,
  itemsPerRow,
  joinBytes,
  readDecimal,
  storageType,
} from '@pixelframe/columnar';
import { commonValidity } from '../validity.ts';
import type { ByteHash } from './byte-hash.ts';

/** 64-bit hashes, low halves first, and which of them count as values. */
export interface Hashes {
  readonly words: Int32Array<ArrayBuffer>;
  readonly validity: Column['validity'];
}

/** The bytes of every row: from offset to offset, or of one width. */
interface Rows {
  readonly bytes: Uint8Array;
  readonly offsets: Int32Array | null;
  readonly width: number;
  /** A null is the absence of a number, not an empty text. */
  readonly scalar: boolean;
}

const encoder = new TextEncoder();

function decimalRows(column: Column, scale: number): Rows {
  const unscaled = column.values as Uint8Array;
  const texts = Array.from({ length: column.length }, (_, row) =>
    encoder.encode(formatDecimal(readDecimal(unscaled, row), scale)),
  );
  const { bytes, offsets } = joinBytes(texts);
  return { bytes, offsets, width: 0, scalar: true };
}

/** The bytes Daft hashes for each row of a type without children. */
function rowsOf(column: Column): Rows {
  const { type, values, offsets, length } = column;
  if (type.kind === 'decimal') return decimalRows(column, type.scale);
  if (type.kind === 'bool') {
    const bits = values as Uint8Array;
    const bytes = Uint8Array.from({ length }, (_, row) => (getBit(bits, row) ? 0x31 : 0x30));
    return { bytes, offsets: null, width: 1, scalar: true };
  }
  if (values === null) return { bytes: new Uint8Array(0), offsets: null, width: 0, scalar: false };
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const size = byteWidth(type);
  return { bytes, offsets, width: size || values.BYTES_PER_ELEMENT, scalar: offsets === null && size === 0 };
}

function hashRows(column: Column, seeds: Int32Array | null, hash: ByteHash): Hashes {
  const { bytes, offsets, width, scalar } = rowsOf(column);
  const zeros = new Uint8Array(column.type.kind === 'fixedSizeBinary' ? column.type.size : 0);
  const words = new Int32Array(column.length * 2);
  const out = new Int32Array(2);
  const nullsSeeded = !scalar || !hash.nullForgetsSeed;
  const { plain, seeded } = hash;
  const nullable = column.validity !== null || column.type.kind === 'null';
  for (let row = 0; row < column.length; row++) {
    const valid = !nullable || isValid(column, row);
    const of = valid ? bytes : zeros;
    const start = !valid ? 0 : offsets === null ? row * width : offsets[row]!;
    const end = !valid ? zeros.length : offsets === null ? start + width : offsets[row + 1]!;
    if (seeds !== null && (valid || nullsSeeded)) seeded(of, start, end, seeds[2 * row]!, seeds[2 * row + 1]!, out);
    else plain(of, start, end, out);
    words[2 * row] = out[0]!;
    words[2 * row + 1] = out[1]!;
  }
  return { words, validity: null };
}

/** Hash of the hashes of a list's items; both take the seed, except that SHA-1 uses it for the items only. */
function hashLists(column: Column, seeds: Hashes | null, hash: ByteHash): Hashes {
  const { length, offsets } = column;
  const size = itemsPerRow(column.type);
  const start = (row: number): number => (offsets === null ? row * size : offsets[row]!);
  const items = column.children[0]!;
  let itemSeeds: Int32Array<ArrayBuffer> | null = null;
  if (seeds !== null) {
    itemSeeds = new Int32Array(items.length * 2);
    for (let row = 0; row < length; row++) {
      for (let item = start(row); item < start(row + 1); item++) {
        itemSeeds[2 * item] = seeds.words[2 * row]!;
        itemSeeds[2 * item + 1] = seeds.words[2 * row + 1]!;
      }
    }
  }
  const hashed = hashColumn(items, itemSeeds === null ? null : { words: itemSeeds, validity: null }, hash);
  const bytes = new Uint8Array(hashed.words.buffer);
  const words = new Int32Array(length * 2);
  const out = new Int32Array(2);
  for (let row = 0; row < length; row++) {
    const [from, to] = [start(row) * 8, start(row + 1) * 8];
    if (seeds === null || !hash.seedsLists) hash.plain(bytes, from, to, out);
    else hash.seeded(bytes, from, to, seeds.words[2 * row]!, seeds.words[2 * row + 1]!, out);
    words.set(out, 2 * row);
  }
  const own = { ...column, children: [] };
  return { words, validity: seeds === null ? column.validity : commonValidity([own, { ...own, ...seeds }], length) };
}

/** One field after the other, each seeded with the hash so far. */
export function hashAll(columns: readonly Column[], seeds: Hashes | null, hash: ByteHash): Hashes {
  return columns.reduce<Hashes | null>((before, column) => hashColumn(column, before, hash), seeds)!;
}

/** Hashes of a column's rows from seeds, or from none. */
export function hashColumn(column: Column, seeds: Hashes | null, hash: ByteHash): Hashes {
  const { kind } = storageType(column.type);
  if (kind === 'struct') return { ...hashAll(column.children, seeds, hash), validity: column.validity };
  if (kind === 'list' || kind === 'fixedSizeList') return hashLists(column, seeds, hash);
  return hashRows(column, seeds === null ? null : seeds.words, hash);
}
