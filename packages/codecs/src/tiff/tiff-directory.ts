import { asciiAt } from '../read-bytes.ts';

/** Bytes of each field type (TIFF 6.0 section 2; 13, 16 to 18 are later). */
const typeBytes: ReadonlyMap<number, number> = new Map([
  [1, 1],
  [2, 1],
  [3, 2],
  [4, 4],
  [6, 1],
  [7, 1],
  [8, 2],
  [9, 4],
  [13, 4],
  [16, 8],
  [17, 8],
  [18, 8],
]);

/** Directories followed by {@link countDirectories}. */
const maxDirectories = 100_000;

interface Entry {
  readonly type: number;
  readonly count: number;
  readonly at: number;
}

/** One image file directory. Values are read when they are asked for; nothing outside the file is followed. */
export class TiffDirectory {
  readonly bytes: Uint8Array;
  readonly little: boolean;
  readonly #view: DataView;
  readonly #entries: ReadonlyMap<number, Entry>;

  constructor(bytes: Uint8Array, little: boolean, entries: ReadonlyMap<number, Entry>) {
    this.bytes = bytes;
    this.little = little;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#entries = entries;
  }

  has(tag: number): boolean {
    return this.#entries.has(tag);
  }

  /** How many values a tag says it has; 0 without it. */
  countOf(tag: number): number {
    return this.#entries.get(tag)?.count ?? 0;
  }

  /** The whole numbers of a tag; empty where it is absent, of another type, or reaches outside the file. */
  numbers(tag: number): number[] {
    const entry = this.#entries.get(tag);
    if (entry === undefined) return [];
    return Array.from({ length: entry.count }, (_, i) => this.#numberAt(entry, i));
  }

  /** The first number of a tag, or `fallback` without one. */
  number(tag: number, fallback: number): number {
    const entry = this.#entries.get(tag);
    return entry === undefined || entry.count === 0 ? fallback : this.#numberAt(entry, 0);
  }

  /** The bytes of a tag of bytes; null without it. */
  bytesOf(tag: number): Uint8Array | null {
    const entry = this.#entries.get(tag);
    return entry === undefined || typeBytes.get(entry.type) !== 1
      ? null
      : this.bytes.subarray(entry.at, entry.at + entry.count);
  }

  #numberAt({ type, at }: Entry, i: number): number {
    const size = typeBytes.get(type)!;
    const where = at + i * size;
    if (size === 1) return this.#view.getUint8(where);
    if (size === 2) return this.#view.getUint16(where, this.little);
    if (size === 4) return this.#view.getUint32(where, this.little);
    return Number(this.#view.getBigUint64(where, this.little));
  }
}

/** How a TIFF's offsets are written: 4 bytes, or 8 in a BigTIFF. */
interface TiffShape {
  readonly little: boolean;
  readonly big: boolean;
  readonly view: DataView;
  readonly first: number;
}

function readShape(bytes: Uint8Array): TiffShape | null {
  if (bytes.length < 8) return null;
  const little = asciiAt(bytes, 0, 2) === 'II';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const big = view.getUint16(2, little) === 43;
  if (big && bytes.length < 16) return null;
  const first = big ? Number(view.getBigUint64(8, little)) : view.getUint32(4, little);
  return { little, big, view, first };
}

/** The first directory; null where the file ends before it does. A cut-off list of entries gives those there are. */
export function readFirstDirectory(bytes: Uint8Array): TiffDirectory | null {
  const shape = readShape(bytes);
  return shape === null ? null : readDirectory(bytes, shape, shape.first);
}

/** The directory a tag of `parent` points to, such as EXIF's; null without it. */
export function readSubdirectory(parent: TiffDirectory, tag: number): TiffDirectory | null {
  const shape = readShape(parent.bytes);
  return shape === null || !parent.has(tag) ? null : readDirectory(parent.bytes, shape, parent.number(tag, 0));
}

function readDirectory(bytes: Uint8Array, { little, big, view }: TiffShape, at: number): TiffDirectory | null {
  const countBytes = big ? 8 : 2;
  if (at < 8 || at + countBytes > bytes.length) return null;
  const entries = new Map<number, Entry>();
  const entryBytes = big ? 20 : 12;
  const count = big ? Number(view.getBigUint64(at, little)) : view.getUint16(at, little);
  for (let i = 0; i < count; i++) {
    const entry = at + countBytes + i * entryBytes;
    if (entry + entryBytes > bytes.length) break;
    const type = view.getUint16(entry + 2, little);
    const size = typeBytes.get(type);
    const values = big ? Number(view.getBigUint64(entry + 4, little)) : view.getUint32(entry + 4, little);
    if (size === undefined) continue;
    const field = entry + (big ? 12 : 8);
    const inside = values * size <= (big ? 8 : 4);
    const start = inside ? field : big ? Number(view.getBigUint64(field, little)) : view.getUint32(field, little);
    const tag = view.getUint16(entry, little);
    if (start + values * size <= bytes.length && !entries.has(tag))
      entries.set(tag, { type, count: values, at: start });
  }
  return new TiffDirectory(bytes, little, entries);
}

/** How many directories, which are the pages, follow each other; a chain that bites its tail ends there. */
export function countDirectories(bytes: Uint8Array): number {
  const shape = readShape(bytes);
  if (shape === null) return 0;
  const { view, little, big } = shape;
  const seen = new Set<number>();
  let at = shape.first;
  while (at !== 0 && !seen.has(at) && seen.size < maxDirectories && at + (big ? 8 : 2) <= bytes.length) {
    seen.add(at);
    const count = big ? Number(view.getBigUint64(at, little)) : view.getUint16(at, little);
    const link = at + (big ? 8 + count * 20 : 2 + count * 12);
    if (link + (big ? 8 : 4) > bytes.length) break;
    at = big ? Number(view.getBigUint64(link, little)) : view.getUint32(link, little);
  }
  return seen.size;
}
