/** Words at the start of every setup buffer: where the jobs of each kernel begin, and the luma exceptions. */
export const SETUP_HEADER = { float: 0, luma: 1, normalize: 2, exceptions: 3, integer: 4, length: 5 } as const;

/** The read-only words all image kernels share: header, jobs, axes, tables. Floats are stored as their bits. */
export class Setup {
  #words = new Uint32Array(4096);
  #floats = new Float32Array(this.#words.buffer);
  #length: number = SETUP_HEADER.length;

  /** Makes room for `count` words; answers the place of the first. */
  reserve(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#words.length) {
      const larger = new Uint32Array(2 * this.#length);
      larger.set(this.#words);
      this.#words = larger;
      this.#floats = new Float32Array(larger.buffer);
    }
    return at;
  }

  set(at: number, values: ArrayLike<number>): void {
    this.#words.set(values, at);
  }

  setFloats(at: number, values: ArrayLike<number>): void {
    this.#floats.set(values, at);
  }

  finish(): Uint32Array<ArrayBuffer> {
    return this.#words.slice(0, this.#length);
  }
}
