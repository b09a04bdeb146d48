import type { Coder } from './group-rows-words.ts';
import { slotShift, SMALLEST_TABLE } from './group-rows-words.ts';

/** Byte strings one after the other: row i from `offsets[i]` to `offsets[i + 1]`. */
export interface Bytes {
  readonly values: Uint8Array;
  readonly offsets: Int32Array;
  readonly length: number;
}

const SLOT = 4;
/** Up to here two overlapping words and the length are the whole string. */
const SHORT = 8;

function hashShort(a: number, b: number, length: number): number {
  let h = Math.imul(a ^ length, 0x9e37_79b1) ^ Math.imul(b ^ (b >>> 15), 0x85eb_ca77);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2_ae3d);
  return h ^ (h >>> 13);
}

/** Of strings of more than four bytes; the last word overlaps the one before. */
function hashLong(view: DataView, start: number, end: number): number {
  let h = Math.imul(end - start, 0x9e37_79b1);
  for (let p = start; p < end - 4; p += 4) {
    h = Math.imul(h ^ view.getInt32(p, true), 0x85eb_ca77);
    h ^= h >>> 15;
  }
  h = Math.imul(h ^ view.getInt32(end - 4, true), 0xc2b2_ae3d);
  h = Math.imul(h ^ (h >>> 15), 0x9e37_79b1);
  return h ^ (h >>> 13);
}

/** The hash of any byte string. */
export function hashBytes(view: DataView, start: number, end: number): number {
  if (end - start >= 4) return hashLong(view, start, end);
  let word = 0;
  for (let p = start; p < end; p++) word = (word << 8) | view.getUint8(p);
  return hashShort(word, 0, end - start);
}

function equalBytes(a: DataView, aStart: number, b: DataView, bStart: number, length: number): boolean {
  for (let k = 0; k < length - 4; k += 4) {
    if (a.getInt32(aStart + k, true) !== b.getInt32(bStart + k, true)) return false;
  }
  return a.getInt32(aStart + length - 4, true) === b.getInt32(bStart + length - 4, true);
}

/**
 * Dense numbers for byte strings. A slot has four words: of a short string its bytes, of a longer one its hash and
 * where its copy begins; then the length and the number + 1. Short ones are compared without looking anywhere else.
 */
export class BytesCoder implements Coder<Bytes> {
  count = 0;
  #nullCode = -1;
  #slots = new Int32Array(SMALLEST_TABLE * SLOT);
  #shift = slotShift(SMALLEST_TABLE);
  #arena = new Uint8Array(1024);
  #arenaView = new DataView(this.#arena.buffer);
  #used = 0;

  get nullCode(): number {
    return this.#nullCode;
  }

  add({ values, offsets, length: rows }: Bytes, validity: Uint8Array | null): Int32Array<ArrayBuffer> {
    const codes = new Int32Array(rows);
    const view = new DataView(values.buffer, values.byteOffset, values.byteLength);
    let { count } = this;
    let slots = this.#slots;
    let shift = this.#shift;
    let room = (slots.length * 3) / (5 * SLOT);
    for (let i = 0; i < rows; i++) {
      if (validity !== null && ((validity[i >> 3]! >> (i & 7)) & 1) === 0) {
        if (this.#nullCode === -1) this.#nullCode = count++;
        codes[i] = this.#nullCode;
        continue;
      }
      const start = offsets[i]!;
      const length = offsets[i + 1]! - start;
      const mask = slots.length - 1;
      let a = 0;
      let b = 0;
      let s: number;
      let code: number;
      if (length <= SHORT) {
        if (length >= 4) {
          a = view.getInt32(start, true);
          b = view.getInt32(start + length - 4, true);
        } else {
          for (let k = 0; k < length; k++) a |= values[start + k]! << (8 * k);
        }
        s = (hashShort(a, b, length) >>> shift) * SLOT;
        code = slots[s + 3]!;
        while (code !== 0 && (slots[s] !== a || slots[s + 1] !== b || slots[s + 2] !== length)) {
          s = (s + SLOT) & mask;
          code = slots[s + 3]!;
        }
      } else {
        a = hashLong(view, start, start + length);
        s = (a >>> shift) * SLOT;
        code = slots[s + 3]!;
        while (
          code !== 0 &&
          (slots[s] !== a ||
            slots[s + 2] !== length ||
            !equalBytes(this.#arenaView, slots[s + 1]!, view, start, length))
        ) {
          s = (s + SLOT) & mask;
          code = slots[s + 3]!;
        }
      }
      if (code === 0) {
        code = ++count;
        slots[s] = a;
        slots[s + 1] = length <= SHORT ? b : this.#keep(values, start, length);
        slots[s + 2] = length;
        slots[s + 3] = code;
        if (count > room) {
          this.#grow();
          slots = this.#slots;
          shift = this.#shift;
          room = (slots.length * 3) / (5 * SLOT);
        }
      }
      codes[i] = code - 1;
    }
    this.count = count;
    return codes;
  }

  find({ values, offsets, length: rows }: Bytes): Int32Array<ArrayBuffer> {
    const codes = new Int32Array(rows);
    const view = new DataView(values.buffer, values.byteOffset, values.byteLength);
    const arena = this.#arenaView;
    const slots = this.#slots;
    const shift = this.#shift;
    const mask = slots.length - 1;
    for (let i = 0; i < rows; i++) {
      const start = offsets[i]!;
      const length = offsets[i + 1]! - start;
      let code: number;
      if (length <= SHORT) {
        let a = 0;
        let b = 0;
        if (length >= 4) {
          a = view.getInt32(start, true);
          b = view.getInt32(start + length - 4, true);
        } else {
          for (let k = 0; k < length; k++) a |= values[start + k]! << (8 * k);
        }
        let s = (hashShort(a, b, length) >>> shift) * SLOT;
        code = slots[s + 3]!;
        while (code !== 0 && (slots[s] !== a || slots[s + 1] !== b || slots[s + 2] !== length)) {
          s = (s + SLOT) & mask;
          code = slots[s + 3]!;
        }
      } else {
        const a = hashLong(view, start, start + length);
        let s = (a >>> shift) * SLOT;
        code = slots[s + 3]!;
        while (
          code !== 0 &&
          (slots[s] !== a || slots[s + 2] !== length || !equalBytes(arena, slots[s + 1]!, view, start, length))
        ) {
          s = (s + SLOT) & mask;
          code = slots[s + 3]!;
        }
      }
      codes[i] = code - 1;
    }
    return codes;
  }

  /** Copies a string to the end of the arena. */
  #keep(values: Uint8Array, start: number, length: number): number {
    const at = this.#used;
    if (at + length > this.#arena.length) {
      const larger = new Uint8Array(Math.max(at + length, this.#arena.length * 2));
      larger.set(this.#arena.subarray(0, at));
      this.#arena = larger;
      this.#arenaView = new DataView(larger.buffer);
    }
    const arena = this.#arena;
    if (length > 48) arena.set(values.subarray(start, start + length), at);
    else for (let k = 0; k < length; k++) arena[at + k] = values[start + k]!;
    this.#used = at + length;
    return at;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 4);
    const shift = this.#shift - 2;
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 3] === 0) continue;
      const a = old[from]!;
      const length = old[from + 2]!;
      let s = ((length <= SHORT ? hashShort(a, old[from + 1]!, length) : a) >>> shift) * SLOT;
      while (slots[s + 3] !== 0) s = (s + SLOT) & mask;
      for (let k = 0; k < SLOT; k++) slots[s + k] = old[from + k]!;
    }
    this.#slots = slots;
    this.#shift = shift;
  }
}
