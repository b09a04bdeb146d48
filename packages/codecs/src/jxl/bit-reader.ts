/** One of four ways to write a number: a constant, or `bits` bits plus an offset. */
export type Distribution = readonly [offset: number, bits: number];

/** Reads JPEG XL's header fields (ISO/IEC 18181-1 section 6): bits least significant first; past the end come zeros. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#at = start * 8;
  }

  /** Whether more was read than there is. */
  get overrun(): boolean {
    return this.#at > this.#bytes.length * 8;
  }

  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++, this.#at++) {
      value += (((this.#bytes[this.#at >> 3] ?? 0) >> (this.#at & 7)) & 1) * 2 ** i;
    }
    return value;
  }

  flag(): boolean {
    return this.bits(1) === 1;
  }

  /** U32 of the specification: two bits choose the distribution. */
  number(choices: readonly [Distribution, Distribution, Distribution, Distribution]): number {
    const [offset, bits] = choices[this.bits(2)]!;
    return offset + this.bits(bits);
  }

  /** Enum of the specification. */
  choice(): number {
    return this.number([
      [0, 0],
      [1, 0],
      [2, 4],
      [18, 6],
    ]);
  }
}
