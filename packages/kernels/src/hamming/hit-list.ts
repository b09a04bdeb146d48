import type { Hits } from './order-hits.ts';

/** A growing list of hits. */
export class HitList implements Hits {
  slots = new Uint32Array(1024);
  rights = new Uint32Array(1024);
  distances = new Uint32Array(1024);
  length = 0;

  push(slot: number, right: number, distance: number): void {
    const at = this.length++;
    if (at === this.slots.length) {
      this.slots = twice(this.slots);
      this.rights = twice(this.rights);
      this.distances = twice(this.distances);
    }
    this.slots[at] = slot;
    this.rights[at] = right;
    this.distances[at] = distance;
  }
}

function twice(from: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(from.length * 2);
  to.set(from);
  return to;
}
