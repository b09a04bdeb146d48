const maxBits = 15;
const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Codes up to this length are looked up; longer ones, which are rare, are walked. */
const lookupBits = 10;

/** A canonical Huffman code: how many codes have each length, and the symbols in code order. */
interface Huffman {
  /** By the next bits of the stream: `symbol << 4 | length`, 0 for a longer code. */
  readonly lookup: Uint16Array;
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

/**
 * Inflates as much of a cut or broken zlib stream as there is, up to `out.length` bytes (RFC 1950, RFC 1951). The
 * platform's DecompressionStream drops what it has when a stream ends early, which is the very case here; and it cannot
 * be told to stop at a size, which a strip of a TIFF asks for.
 *
 * @returns how many bytes of `out` were written; the rest is left as it was
 */
export function inflatePrefix(zlib: Uint8Array, out: Uint8Array): number {
  const state = new Inflater(zlib, out);
  try {
    state.run();
  } catch (error) {
    if (!(error instanceof EndOfStream)) throw error;
  }
  return state.written;
}

/** Input ran out, output is full, or the stream makes no sense from here on. */
class EndOfStream extends Error {}

class Inflater {
  written = 0;
  readonly #input: Uint8Array;
  readonly #out: Uint8Array;
  #at = 2;
  #bits = 0;
  #held = 0;

  constructor(input: Uint8Array, out: Uint8Array) {
    this.#input = input;
    this.#out = out;
  }

  run(): void {
    let last = 0;
    while (last === 0) {
      last = this.#take(1);
      const kind = this.#take(2);
      if (kind === 0) this.#stored();
      else if (kind === 1) this.#block(fixedLengths, fixedDistances);
      else if (kind === 2) this.#dynamic();
      else throw new EndOfStream();
    }
  }

  #take(count: number): number {
    while (this.#held < count) {
      if (this.#at >= this.#input.length) throw new EndOfStream();
      this.#bits |= this.#input[this.#at++]! << this.#held;
      this.#held += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#held -= count;
    return value;
  }

  #put(byte: number): void {
    if (this.written >= this.#out.length) throw new EndOfStream();
    this.#out[this.written++] = byte;
  }

  #stored(): void {
    // Whole bytes that were looked at ahead go back.
    this.#at -= this.#held >> 3;
    this.#bits = 0;
    this.#held = 0;
    const length = this.#take(16);
    this.#take(16);
    for (let i = 0; i < length; i++) this.#put(this.#take(8));
  }

  #symbol({ lookup, counts, symbols }: Huffman): number {
    while (this.#held <= 16 && this.#at < this.#input.length) {
      this.#bits |= this.#input[this.#at++]! << this.#held;
      this.#held += 8;
    }
    const found = lookup[this.#bits & ((1 << lookupBits) - 1)]!;
    const known = found & 15;
    if (known !== 0 && known <= this.#held) {
      this.#bits >>>= known;
      this.#held -= known;
      return found >> 4;
    }
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= maxBits; length++) {
      code |= this.#take(1);
      const count = counts[length]!;
      if (code - count < first) return symbols[index + (code - first)]!;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new EndOfStream();
  }

  #block(lengths: Huffman, distances: Huffman): void {
    for (;;) {
      const symbol = this.#symbol(lengths);
      if (symbol === 256) return;
      if (symbol < 256) this.#put(symbol);
      else this.#copy(symbol - 257, distances);
    }
  }

  #copy(lengthCode: number, distances: Huffman): void {
    if (lengthCode >= lengthBase.length) throw new EndOfStream();
    const length = lengthBase[lengthCode]! + this.#take(lengthExtra[lengthCode]!);
    const code = this.#symbol(distances);
    if (code >= distanceBase.length) throw new EndOfStream();
    const distance = distanceBase[code]! + this.#take(code < 4 ? 0 : (code >> 1) - 1);
    if (distance > this.written) throw new EndOfStream();
    for (let i = 0; i < length; i++) this.#put(this.#out[this.written - distance]!);
  }

  #dynamic(): void {
    const lengthCount = this.#take(5) + 257;
    const distanceCount = this.#take(5) + 1;
    const codeCount = this.#take(4) + 4;
    const codeLengths = new Uint8Array(19);
    for (let i = 0; i < codeCount; i++) codeLengths[codeLengthOrder[i]!] = this.#take(3);
    const codes = huffman(codeLengths);
    const all = new Uint8Array(lengthCount + distanceCount);
    let at = 0;
    while (at < all.length) {
      const symbol = this.#symbol(codes);
      if (symbol < 16) {
        all[at++] = symbol;
        continue;
      }
      const value = symbol === 16 ? all[at - 1]! : 0;
      const times = symbol === 16 ? 3 + this.#take(2) : symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7);
      if (at + times > all.length) throw new EndOfStream();
      all.fill(value, at, at + times);
      at += times;
    }
    this.#block(huffman(all.subarray(0, lengthCount)), huffman(all.subarray(lengthCount)));
  }
}

function huffman(lengths: Uint8Array): Huffman {
  const counts = new Uint16Array(maxBits + 1);
  for (const length of lengths) counts[length]!++;
  counts[0] = 0;
  const offsets = new Uint16Array(maxBits + 2);
  for (let i = 1; i <= maxBits; i++) offsets[i + 1] = offsets[i]! + counts[i]!;
  const symbols = new Uint16Array(lengths.length);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!;
    if (length !== 0) symbols[offsets[length]!++] = symbol;
  }
  return { lookup: lookupOf(lengths, counts), counts, symbols };
}

function lookupOf(lengths: Uint8Array, counts: Uint16Array): Uint16Array {
  const lookup = new Uint16Array(1 << lookupBits);
  const nextCode = new Uint16Array(maxBits + 2);
  for (let length = 1; length <= maxBits; length++) nextCode[length + 1] = (nextCode[length]! + counts[length]!) << 1;
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!;
    if (length === 0) continue;
    const code = nextCode[length]!++;
    if (length > lookupBits) continue;
    // Codes stand in the stream with their first bit lowest.
    let reversed = 0;
    for (let bit = 0; bit < length; bit++) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
    for (let i = reversed; i < lookup.length; i += 1 << length) lookup[i] = (symbol << 4) | length;
  }
  return lookup;
}

const fixedLengths = huffman(Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)));
const fixedDistances = huffman(new Uint8Array(30).fill(5));
