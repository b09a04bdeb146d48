import { asciiAt, uint16Be, uint32Be } from '../read-bytes.ts';

/** One box of an ISO media file (ISO/IEC 14496-12 section 4.2); `start` and `end` bound its payload. */
export interface IsoBox {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** More boxes than this in one place are not looked at. */
const maxBoxes = 10_000;

/** The boxes from `start` to `end`, cut at the end of the data. */
export function* isoBoxes(bytes: Uint8Array, start: number, end: number): Generator<IsoBox> {
  const stop = Math.min(end, bytes.length);
  for (let i = 0; i < maxBoxes && start + 8 <= stop; i++) {
    let size = uint32Be(bytes, start);
    let header = 8;
    if (size === 1) {
      if (start + 16 > stop) return;
      size = uint32Be(bytes, start + 8) * 2 ** 32 + uint32Be(bytes, start + 12);
      header = 16;
    }
    if (size === 0) size = stop - start;
    if (size < header) return;
    yield { type: asciiAt(bytes, start + 4, 4), start: start + header, end: Math.min(start + size, stop) };
    start += size;
  }
}

/** The first box of a type; null without one. */
export function findBox(bytes: Uint8Array, start: number, end: number, type: string): IsoBox | null {
  for (const box of isoBoxes(bytes, start, end)) if (box.type === type) return box;
  return null;
}

/** The box at the end of a path of types from the top level, `['moov', 'trak']`; null where one is missing. */
export function findBoxAt(bytes: Uint8Array, path: readonly string[]): IsoBox | null {
  let at: IsoBox | null = { type: '', start: 0, end: bytes.length };
  for (const type of path) {
    if (at === null) return null;
    at = findBox(bytes, at.start, at.end, type);
  }
  return at;
}

/** A reader over one box's payload; past the end it gives zeros, so that a cut box reads as an empty one. */
export class BoxReader {
  readonly #bytes: Uint8Array;
  at: number;
  readonly end: number;

  constructor(bytes: Uint8Array, { start, end }: IsoBox) {
    this.#bytes = bytes;
    this.at = start;
    this.end = end;
  }

  get ended(): boolean {
    return this.at >= this.end;
  }

  uint8(): number {
    return this.#has(1) ? this.#bytes[this.at++]! : 0;
  }

  uint16(): number {
    if (!this.#has(2)) return 0;
    this.at += 2;
    return uint16Be(this.#bytes, this.at - 2);
  }

  uint32(): number {
    if (!this.#has(4)) return 0;
    this.at += 4;
    return uint32Be(this.#bytes, this.at - 4);
  }

  /** An unsigned number of 0, 4 or 8 bytes, as `iloc` has them. */
  sized(bytes: number): number {
    if (bytes === 0) return 0;
    return bytes === 8 ? this.uint32() * 2 ** 32 + this.uint32() : this.uint32();
  }

  type(): string {
    if (!this.#has(4)) return '';
    this.at += 4;
    return asciiAt(this.#bytes, this.at - 4, 4);
  }

  /** Zero-terminated text, ended by the box at the latest. */
  text(): string {
    const zero = this.#bytes.indexOf(0, this.at);
    const stop = zero < 0 || zero > this.end ? this.end : zero;
    const text = asciiAt(this.#bytes, this.at, Math.min(stop - this.at, 256));
    this.at = stop + 1;
    return text;
  }

  #has(count: number): boolean {
    if (this.at + count <= this.end) return true;
    this.at = this.end;
    return false;
  }
}
