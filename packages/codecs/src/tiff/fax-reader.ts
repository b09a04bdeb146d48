import { maxCodeBits, type RunCodes } from './fax-codes.ts';

/** Reads the bits of a fax, most significant first; past the end come zeros, which no run begins with. */
export class FaxReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get ended(): boolean {
    return this.#at >= this.#bytes.length * 8;
  }

  /** The next `count` bits (at most 16) without taking them. */
  peek(count: number): number {
    const byte = this.#at >> 3;
    const window =
      ((this.#bytes[byte] ?? 0) << 16) | ((this.#bytes[byte + 1] ?? 0) << 8) | (this.#bytes[byte + 2] ?? 0);
    return (window >> (24 - count - (this.#at & 7))) & ((1 << count) - 1);
  }

  skip(count: number): void {
    this.#at += count;
  }

  alignToByte(): void {
    this.#at = (this.#at + 7) & ~7;
  }

  /** A run: make-up codes and the terminating one; -1 where there is no such code. */
  readRun(codes: RunCodes): number {
    let run = 0;
    for (;;) {
      const part = this.#readCode(codes);
      if (part < 0) return -1;
      run += part;
      if (part < 64) return run;
    }
  }

  #readCode(codes: RunCodes): number {
    const ahead = this.peek(maxCodeBits);
    for (let bits = 2; bits <= maxCodeBits; bits++) {
      const run = codes.get(((ahead >> (maxCodeBits - bits)) << 4) | bits);
      if (run === undefined) continue;
      this.skip(bits);
      return run;
    }
    return -1;
  }
}
