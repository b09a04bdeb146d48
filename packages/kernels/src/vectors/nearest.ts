import type { VectorMetric } from './metric.ts';

/** Rows near a query, nearest first, equally near ones by row number. */
export interface Neighbors {
  readonly rows: Uint32Array;
  /** The metric's exact value (f64, added up in index order) of each row. */
  readonly distances: Float64Array;
}

/** Keeps the `k` nearest of the rows it is offered, in a heap with the farthest on top. */
export class Nearest {
  readonly #k: number;
  readonly #sign: number;
  readonly #rows: number[] = [];
  /** Values, turned round for a metric of which large is near. */
  readonly #keys: number[] = [];

  constructor(metric: VectorMetric, k: number) {
    this.#k = k;
    this.#sign = metric === 'dot' ? -1 : 1;
  }

  /** A row and its value; NaN is none. */
  offer(row: number, value: number): void {
    const key = this.#sign * value;
    if (Number.isNaN(key) || this.#k < 1) return;
    if (this.#rows.length < this.#k) {
      this.#up(row, key);
    } else if (key < this.#keys[0]! || (key === this.#keys[0]! && row < this.#rows[0]!)) {
      this.#down(row, key);
    }
  }

  finish(): Neighbors {
    const order = Array.from(this.#rows.keys());
    order.sort((a, b) => (this.#farther(a, this.#rows[b]!, this.#keys[b]!) ? 1 : -1));
    return {
      rows: Uint32Array.from(order, (i) => this.#rows[i]!),
      distances: Float64Array.from(order, (i) => this.#sign * this.#keys[i]!),
    };
  }

  #farther(place: number, row: number, key: number): boolean {
    const other = this.#keys[place]!;
    return other > key || (other === key && this.#rows[place]! > row);
  }

  #up(row: number, key: number): void {
    let at = this.#rows.length;
    for (let above = (at - 1) >> 1; at > 0 && !this.#farther(above, row, key); above = (at - 1) >> 1) {
      this.#rows[at] = this.#rows[above]!;
      this.#keys[at] = this.#keys[above]!;
      at = above;
    }
    this.#rows[at] = row;
    this.#keys[at] = key;
  }

  #down(row: number, key: number): void {
    const end = this.#rows.length;
    let at = 0;
    for (let below = 1; below < end; below = 2 * at + 1) {
      if (below + 1 < end && this.#farther(below + 1, this.#rows[below]!, this.#keys[below]!)) below++;
      if (!this.#farther(below, row, key)) break;
      this.#rows[at] = this.#rows[below]!;
      this.#keys[at] = this.#keys[below]!;
      at = below;
    }
    this.#rows[at] = row;
    this.#keys[at] = key;
  }
}
