/** One array that bytes are added to. Throws a RangeError where there is no memory. */
export class GrowingBytes {
  #bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(expected: number) {
    this.#bytes = new Uint8Array(expected);
  }

  append(piece: Uint8Array): void {
    const needed = this.length + piece.length;
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      grown.set(this.written());
      this.#bytes = grown;
    }
    this.#bytes.set(piece, this.length);
    this.length = needed;
  }

  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.length);
  }

  /** The bytes as an array with a buffer of its own length, so that it can be transferred. */
  take(): Uint8Array<ArrayBuffer> {
    return this.length === this.#bytes.length ? this.#bytes : this.#bytes.slice(0, this.length);
  }
}
