/** Dense numbers for equal keys, in the order in which the keys first come; a null is a key of its own. */
export interface Coder<K> {
  /** Numbers given so far. */
  readonly count: number;
  add(keys: K, validity: Uint8Array | null): Int32Array<ArrayBuffer>;
  /** The number of the null, -1 where none has come. */
  readonly nullCode: number;
  /** The numbers of keys that have one, -1 for the others; knows nothing of nulls. */
  find(keys: K): Int32Array<ArrayBuffer>;
}

const NARROW_RANGE = 65_536;
export const SMALLEST_TABLE = 1024;

/** Slots for so many keys, a power of two, at most 3/5 full after some more have come. */
export function tableSize(keys: number): number {
  let size = SMALLEST_TABLE;
  while (size * 3 < keys * 5) size *= 2;
  return size;
}

/** How far a 32-bit hash is shifted to number the slots of a table. */
export const slotShift = (size: number): number => Math.clz32(size) + 1;

/** Slots of key and number + 1, side by side: one cache line a look. */
export class WordCoder implements Coder<Int32Array> {
  count = 0;
  #nullCode = -1;
  /** Numbers + 1 of the keys from `#base` on, as long as they lie near each other. */
  #direct: Int32Array | null = new Int32Array(0);
  #base = 0;
  #slots = new Int32Array(0);
  #shift = 0;

  get nullCode(): number {
    return this.#nullCode;
  }

  add(keys: Int32Array, validity: Uint8Array | null): Int32Array<ArrayBuffer> {
    if (this.#direct !== null && !this.#fits(keys)) this.#scatter();
    return this.#direct === null ? this.#addHashed(keys, validity) : this.#addDirect(this.#direct, keys, validity);
  }

  find(keys: Int32Array): Int32Array<ArrayBuffer> {
    const codes = new Int32Array(keys.length);
    const direct = this.#direct;
    if (direct !== null) {
      const base = this.#base;
      const range = direct.length;
      for (let i = 0; i < codes.length; i++) {
        const at = keys[i]! - base;
        codes[i] = at >= 0 && at < range ? direct[at]! - 1 : -1;
      }
      return codes;
    }
    const slots = this.#slots;
    const mask = slots.length - 1;
    const shift = this.#shift;
    for (let i = 0; i < codes.length; i++) {
      const key = keys[i]!;
      let s = (Math.imul(key ^ (key >>> 16), 0x9e37_79b1) >>> shift) * 2;
      let code = slots[s + 1]!;
      while (code !== 0 && slots[s] !== key) {
        s = (s + 2) & mask;
        code = slots[s + 1]!;
      }
      codes[i] = code - 1;
    }
    return codes;
  }

  /** Number by number: its key. The null has any. */
  keys(): { readonly keys: Int32Array<ArrayBuffer>; readonly nullCode: number } {
    const keys = new Int32Array(this.count);
    if (this.#direct === null) {
      const slots = this.#slots;
      for (let s = 0; s < slots.length; s += 2) if (slots[s + 1] !== 0) keys[slots[s + 1]! - 1] = slots[s]!;
    } else {
      const direct = this.#direct;
      for (let i = 0; i < direct.length; i++) if (direct[i] !== 0) keys[direct[i]! - 1] = this.#base + i;
    }
    return { keys, nullCode: this.#nullCode };
  }

  /** Widens the direct table to these keys; false where they lie too far apart. */
  #fits(keys: Int32Array): boolean {
    if (keys.length === 0) return true;
    let low = keys[0]!;
    let high = low;
    for (let i = 1; i < keys.length; i++) {
      const key = keys[i]!;
      if (key < low) low = key;
      else if (key > high) high = key;
    }
    const old = this.#direct!;
    if (old.length > 0) {
      low = Math.min(low, this.#base);
      high = Math.max(high, this.#base + old.length - 1);
    }
    const range = high - low + 1;
    if (range === old.length) return true;
    if (range > Math.max(NARROW_RANGE, 4 * (keys.length + this.count))) return false;
    const wider = new Int32Array(range);
    if (old.length > 0) wider.set(old, this.#base - low);
    this.#direct = wider;
    this.#base = low;
    return true;
  }

  #addDirect(direct: Int32Array, keys: Int32Array, validity: Uint8Array | null): Int32Array<ArrayBuffer> {
    const codes = new Int32Array(keys.length);
    const base = this.#base;
    let { count } = this;
    let nullCode = this.#nullCode;
    for (let i = 0; i < keys.length; i++) {
      if (validity !== null && ((validity[i >> 3]! >> (i & 7)) & 1) === 0) {
        if (nullCode === -1) nullCode = count++;
        codes[i] = nullCode;
        continue;
      }
      const at = keys[i]! - base;
      let code = direct[at]!;
      if (code === 0) {
        code = ++count;
        direct[at] = code;
      }
      codes[i] = code - 1;
    }
    this.count = count;
    this.#nullCode = nullCode;
    return codes;
  }

  /** From the direct table into slots. */
  #scatter(): void {
    const { keys, nullCode } = this.keys();
    this.#direct = null;
    this.#resize(tableSize(this.count));
    for (let code = 0; code < keys.length; code++) if (code !== nullCode) this.#place(keys[code]!, code + 1);
  }

  #resize(size: number): void {
    const old = this.#slots;
    this.#slots = new Int32Array(size * 2);
    this.#shift = slotShift(size);
    for (let s = 0; s < old.length; s += 2) if (old[s + 1] !== 0) this.#place(old[s]!, old[s + 1]!);
  }

  #place(key: number, code: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let s = (Math.imul(key ^ (key >>> 16), 0x9e37_79b1) >>> this.#shift) * 2;
    while (slots[s + 1] !== 0) s = (s + 2) & mask;
    slots[s] = key;
    slots[s + 1] = code;
  }

  #addHashed(keys: Int32Array, validity: Uint8Array | null): Int32Array<ArrayBuffer> {
    const codes = new Int32Array(keys.length);
    let { count } = this;
    let nullCode = this.#nullCode;
    let slots = this.#slots;
    let shift = this.#shift;
    let room = (slots.length * 3) / 10;
    for (let i = 0; i < keys.length; i++) {
      if (validity !== null && ((validity[i >> 3]! >> (i & 7)) & 1) === 0) {
        if (nullCode === -1) nullCode = count++;
        codes[i] = nullCode;
        continue;
      }
      const key = keys[i]!;
      const mask = slots.length - 1;
      let s = (Math.imul(key ^ (key >>> 16), 0x9e37_79b1) >>> shift) * 2;
      let code = slots[s + 1]!;
      while (code !== 0 && slots[s] !== key) {
        s = (s + 2) & mask;
        code = slots[s + 1]!;
      }
      if (code === 0) {
        code = ++count;
        slots[s] = key;
        slots[s + 1] = code;
        if (count > room) {
          this.#resize(slots.length);
          slots = this.#slots;
          shift = this.#shift;
          room = (slots.length * 3) / 10;
        }
      }
      codes[i] = code - 1;
    }
    this.count = count;
    this.#nullCode = nullCode;
    return codes;
  }
}
