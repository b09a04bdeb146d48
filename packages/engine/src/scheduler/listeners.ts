/** Callbacks that may add and remove each other while they are called. */
export class Listeners {
  readonly #all = new Set<() => void>();

  /** Returns how to stop listening. */
  add(listener: () => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  call(): void {
    for (const listener of Array.from(this.#all)) listener();
  }
}
