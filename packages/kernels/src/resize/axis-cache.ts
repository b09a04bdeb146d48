const MOST_WEIGHTS = 1 << 20;

/** Keeps recently made axes up to a number of weights; past it all are forgotten. */
export class CoefficientCache<T extends { readonly weights: ArrayLike<number> }> {
  readonly #known = new Map<string, T>();
  #held = 0;

  get(key: string, make: () => T): T {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (this.#held + made.weights.length > MOST_WEIGHTS) {
      this.#known.clear();
      this.#held = 0;
    }
    this.#known.set(key, made);
    this.#held += made.weights.length;
    return made;
  }
}
