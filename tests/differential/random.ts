/** A seeded source of choices (mulberry32): the same queries on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 (inclusive) to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** Some of the items, at least `least`, in their order. */
  some<T>(items: readonly T[], least: number, most: number): T[] {
    const wanted = Math.min(items.length, least + this.below(most - least + 1));
    const left = items.map((_, i) => i);
    const chosen = Array.from({ length: wanted }, () => left.splice(this.below(left.length), 1)[0]!);
    return chosen.sort((a, b) => a - b).map((i) => items[i]!);
  }
}
