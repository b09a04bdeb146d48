/** Row numbers and distances of the pairs found, ordered by left, then right. */
export interface HammingPairs {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  readonly distance: Uint32Array;
}

/** A growing list of pairs in three columns. */
export class PairList {
  #left = new Uint32Array(256);
  #right = new Uint32Array(256);
  #distance = new Uint32Array(256);
  #length = 0;

  push(left: number, right: number, distance: number): void {
    const at = this.#length++;
    if (at === this.#left.length) this.#grow();
    this.#left[at] = left;
    this.#right[at] = right;
    this.#distance[at] = distance;
  }

  finish(): HammingPairs {
    const end = this.#length;
    return {
      left: this.#left.slice(0, end),
      right: this.#right.slice(0, end),
      distance: this.#distance.slice(0, end),
    };
  }

  #grow(): void {
    const double = (from: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
      const to = new Uint32Array(from.length * 2);
      to.set(from);
      return to;
    };
    this.#left = double(this.#left);
    this.#right = double(this.#right);
    this.#distance = double(this.#distance);
  }
}
