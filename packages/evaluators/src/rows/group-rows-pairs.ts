import type { Coder } from './group-rows-words.ts';
import { slotShift, SMALLEST_TABLE, WordCoder } from './group-rows-words.ts';

/** Keys of two words each, one array of all low and one of all high words. */
export interface Pairs {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

const SLOT = 4;

function hashPair(low: number, high: number): number {
  let h = Math.imul(low, 0x9e37_79b1) ^ Math.imul(high ^ (high >>> 15), 0x85eb_ca77);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2_ae3d);
  return h ^ (h >>> 13);
}

/** Slots of low and high word and number + 1. */
export class PairCoder implements Coder<Pairs> {
  count = 0;
  #nullCode = -1;
  #slots = new Int32Array(SMALLEST_TABLE * SLOT);
  #shift = slotShift(SMALLEST_TABLE);

  get nullCode(): number {
    return this.#nullCode;
  }

  add({ low, high }: Pairs, validity: Uint8Array | null): Int32Array<ArrayBuffer> {
    const codes = new Int32Array(low.length);
    let { count } = this;
    let nullCode = this.#nullCode;
    let slots = this.#slots;
    let shift = this.#shift;
    let room = (slots.length * 3) / (5 * SLOT);
    for (let i = 0; i < codes.length; i++) {
      if (validity !== null && ((validity[i >> 3]! >> (i & 7)) & 1) === 0) {
        if (nullCode === -1) nullCode = count++;
        codes[i] = nullCode;
        continue;
      }
      const a = low[i]!;
      const b = high[i]!;
      const mask = slots.length - 1;
      let s = (hashPair(a, b) >>> shift) * SLOT;
      let code = slots[s + 2]!;
      while (code !== 0 && (slots[s] !== a || slots[s + 1] !== b)) {
        s = (s + SLOT) & mask;
        code = slots[s + 2]!;
      }
      if (code === 0) {
        code = ++count;
        slots[s] = a;
        slots[s + 1] = b;
        slots[s + 2] = code;
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
    this.#nullCode = nullCode;
    return codes;
  }

  find({ low, high }: Pairs): Int32Array<ArrayBuffer> {
    const codes = new Int32Array(low.length);
    const slots = this.#slots;
    const shift = this.#shift;
    const mask = slots.length - 1;
    for (let i = 0; i < codes.length; i++) {
      const a = low[i]!;
      const b = high[i]!;
      let s = (hashPair(a, b) >>> shift) * SLOT;
      let code = slots[s + 2]!;
      while (code !== 0 && (slots[s] !== a || slots[s + 1] !== b)) {
        s = (s + SLOT) & mask;
        code = slots[s + 2]!;
      }
      codes[i] = code - 1;
    }
    return codes;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const shift = this.#shift - 1;
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 2] === 0) continue;
      const a = old[from]!;
      const b = old[from + 1]!;
      let s = (hashPair(a, b) >>> shift) * SLOT;
      while (slots[s + 2] !== 0) s = (s + SLOT) & mask;
      slots[s] = a;
      slots[s + 1] = b;
      slots[s + 2] = old[from + 2]!;
    }
    this.#slots = slots;
    this.#shift = shift;
  }
}

/** The low and high words; `same`: the low ones say all. */
function halvesOf(words: Int32Array): Pairs & { readonly same: boolean } {
  const low = new Int32Array(words.length >> 1);
  const high = new Int32Array(low.length);
  let differs = 0;
  for (let i = 0; i < low.length; i++) {
    const a = words[2 * i]!;
    const b = words[2 * i + 1]!;
    low[i] = a;
    high[i] = b;
    differs |= (a >> 31) ^ b;
  }
  return { low, high, same: differs === 0 };
}

/** 64-bit keys, low word first; in one word each for as long as all of them fit. */
export class LongCoder implements Coder<Int32Array> {
  #narrow: WordCoder | null = new WordCoder();
  #wide = new PairCoder();

  get count(): number {
    return this.#narrow === null ? this.#wide.count : this.#narrow.count;
  }

  get nullCode(): number {
    return (this.#narrow ?? this.#wide).nullCode;
  }

  add(words: Int32Array, validity: Uint8Array | null): Int32Array<ArrayBuffer> {
    const { low, high, same } = halvesOf(words);
    if (this.#narrow !== null && same) return this.#narrow.add(low, validity);
    if (this.#narrow !== null) this.#widen(this.#narrow);
    return this.#wide.add({ low, high }, validity);
  }

  find(words: Int32Array): Int32Array<ArrayBuffer> {
    const { low, high, same } = halvesOf(words);
    if (this.#narrow === null) return this.#wide.find({ low, high });
    const codes = this.#narrow.find(low);
    if (!same) for (let i = 0; i < codes.length; i++) if (low[i]! >> 31 !== high[i]) codes[i] = -1;
    return codes;
  }

  #widen(narrow: WordCoder): void {
    const { keys, nullCode } = narrow.keys();
    const validity = new Uint8Array((keys.length + 7) >> 3).fill(255);
    if (nullCode !== -1) validity[nullCode >> 3]! &= ~(1 << (nullCode & 7));
    this.#wide.add({ low: keys, high: keys.map((key) => key >> 31) }, validity);
    this.#narrow = null;
  }
}
