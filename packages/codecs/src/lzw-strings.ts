const maxCodes = 4096;

/**
 * The strings of an LZW decoder of at most 12-bit codes (Welch 1984), each as its last byte and the code of what stands
 * before it. How codes are packed, and when their width grows, is the format's.
 */
export class LzwStrings {
  readonly #prefix = new Uint16Array(maxCodes);
  readonly #suffix = new Uint8Array(maxCodes);
  readonly #lengths = new Uint16Array(maxCodes);
  readonly #literals: number;
  readonly #firstFree: number;
  #next: number;
  #previous = -1;
  #first = 0;

  /** Codes below `literals` are themselves; two after them, clear and end, are no strings. */
  constructor(literals: number) {
    this.#literals = literals;
    this.#firstFree = literals + 2;
    this.#next = this.#firstFree;
    for (let code = 0; code < literals; code++) {
      this.#suffix[code] = code;
      this.#lengths[code] = 1;
    }
  }

  /** The code that the next string gets. */
  get next(): number {
    return this.#next;
  }

  /** Forgets all strings but the literals. */
  clear(): void {
    this.#next = this.#firstFree;
    this.#previous = -1;
  }

  /**
   * Writes a code's string to `out` from `at`, as far as there is room, and takes up the string it completes.
   *
   * @returns where the string ends, at most the end of `out`; -1 for a code that cannot come here
   */
  write(code: number, out: Uint8Array, at: number): number {
    const [prefix, suffix, lengths] = [this.#prefix, this.#suffix, this.#lengths];
    const previous = this.#previous;
    const known = code < this.#literals || (code >= this.#firstFree && code < this.#next);
    if (!known && (code !== this.#next || previous < 0 || code >= maxCodes)) return -1;
    // A code not in the table yet is the previous string with its own first byte after it.
    let walk = known ? code : previous;
    const length = known ? lengths[code]! : lengths[previous]! + 1;
    let place = at + length - 1;
    if (!known) {
      if (place < out.length) out[place] = this.#first;
      place--;
    }
    for (; place > at; place--) {
      if (place < out.length) out[place] = suffix[walk]!;
      walk = prefix[walk]!;
    }
    const first = suffix[walk]!;
    this.#first = first;
    out[at] = first;
    if (previous >= 0 && this.#next < maxCodes) {
      prefix[this.#next] = previous;
      suffix[this.#next] = first;
      lengths[this.#next] = lengths[previous]! + 1;
      this.#next++;
    }
    this.#previous = code;
    return Math.min(at + length, out.length);
  }
}
