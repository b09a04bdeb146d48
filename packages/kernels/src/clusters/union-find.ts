/**
 * Disjoint sets of the numbers 0 to n - 1, joined by size, with path halving (Tarjan and van Leeuwen, "Worst-case
 * analysis of set union algorithms", 1984). Eight bytes a number.
 */
export class UnionFind {
  readonly #parent: Uint32Array;
  readonly #size: Uint32Array;

  constructor(count: number) {
    this.#parent = Uint32Array.from({ length: count }, (_, i) => i);
    this.#size = new Uint32Array(count).fill(1);
  }

  /** How many numbers there are. */
  get length(): number {
    return this.#parent.length;
  }

  /** The number that stands for the set of `item`. */
  find(item: number): number {
    const parent = this.#parent;
    let at = item;
    while (parent[at] !== at) {
      const above = parent[parent[at]!]!;
      parent[at] = above;
      at = above;
    }
    return at;
  }

  /** Joins two sets; says whether they were two. */
  union(a: number, b: number): boolean {
    let [top, below] = [this.find(a), this.find(b)];
    if (top === below) return false;
    if (this.#size[top]! < this.#size[below]!) [top, below] = [below, top];
    this.#parent[below] = top;
    this.#size[top]! += this.#size[below]!;
    return true;
  }

  /** Joins left[i] and right[i] for every i. */
  unionAll(left: ArrayLike<number>, right: ArrayLike<number>): void {
    for (let i = 0; i < left.length; i++) this.union(left[i]!, right[i]!);
  }
}
