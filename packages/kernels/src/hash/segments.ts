import { gaussianBlur } from './blur.ts';

/** imagehash segments every picture at this size... */
export const SEGMENT_SIDE = 300;
/** ...into what is brighter than this, and what is not... */
const BRIGHT = 128;
/** ...and keeps regions of more pixels than this. */
const SMALLEST = 500;

/** The smallest rectangle around a region, in pixels of the segmented picture; right and bottom are not part of it. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Bright regions ("hills") and then dark ones ("valleys") of a blurred luma plane, as `imagehash.crop_resistant_hash`
 * finds them: 4-connected, in the order of their first pixel. The whole picture where there is none.
 *
 * @param plane SEGMENT_SIDE x SEGMENT_SIDE bytes; overwritten
 */
export function findRegions(plane: Uint8Array): Region[] {
  gaussianBlur(plane, SEGMENT_SIDE);
  const regions = new RegionFinder(brightOf(plane)).regions();
  return regions.length > 0 ? regions : [{ left: 0, top: 0, right: SEGMENT_SIDE, bottom: SEGMENT_SIDE }];
}

/** Which pixels a 3x3 median filter (edges repeated) leaves bright: those with five bright ones among nine. */
function brightOf(plane: Uint8Array): Uint8Array {
  const side = SEGMENT_SIDE;
  const across = new Uint8Array(plane.length);
  for (let at = 0; at < plane.length; at++) {
    const x = at % side;
    const left = plane[x === 0 ? at : at - 1]!;
    const right = plane[x === side - 1 ? at : at + 1]!;
    across[at] = (left > BRIGHT ? 1 : 0) + (plane[at]! > BRIGHT ? 1 : 0) + (right > BRIGHT ? 1 : 0);
  }
  return across.map((count, at) => {
    const above = across[at < side ? at : at - side]!;
    const below = across[at >= across.length - side ? at : at + side]!;
    return above + count + below >= 5 ? 1 : 0;
  });
}

class RegionFinder {
  readonly #bright: Uint8Array;
  readonly #seen = new Uint8Array(SEGMENT_SIDE * SEGMENT_SIDE);
  readonly #queue = new Int32Array(SEGMENT_SIDE * SEGMENT_SIDE);
  readonly #found: Region[] = [];

  constructor(bright: Uint8Array) {
    this.#bright = bright;
  }

  regions(): Region[] {
    let segmented = this.#findAll(1, 0, Infinity);
    // imagehash counts the pixels next to the picture as segmented too, and so may stop before the last valleys.
    const enough = SEGMENT_SIDE * SEGMENT_SIDE - 4 * SEGMENT_SIDE;
    segmented = this.#findAll(0, segmented, enough);
    return this.#found;
  }

  /** Finds the regions of one kind until `enough` pixels are counted; returns how many are. */
  #findAll(kind: number, counted: number, enough: number): number {
    let count = counted;
    for (let at = 0; at < this.#bright.length && count < enough; at++) {
      if (this.#bright[at] !== kind || this.#seen[at] === 1) continue;
      const size = this.#fill(at, kind);
      // A region of one pixel is never entered among the segmented ones.
      if (size > 1) count += size;
    }
    return count;
  }

  #fill(start: number, kind: number): number {
    const queue = this.#queue;
    let [left, right, bottom] = [SEGMENT_SIDE, 0, 0];
    let size = 1;
    queue[0] = start;
    this.#seen[start] = 1;
    const enter = (at: number): void => {
      if (this.#bright[at] !== kind || this.#seen[at] === 1) return;
      this.#seen[at] = 1;
      queue[size++] = at;
    };
    for (let done = 0; done < size; done++) {
      const at = queue[done]!;
      const x = at % SEGMENT_SIDE;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      bottom = Math.max(bottom, (at - x) / SEGMENT_SIDE + 1);
      if (x > 0) enter(at - 1);
      if (x < SEGMENT_SIDE - 1) enter(at + 1);
      enter(at - SEGMENT_SIDE);
      enter(at + SEGMENT_SIDE);
    }
    // The first pixel found is one of the topmost.
    if (size > SMALLEST) this.#found.push({ left, top: Math.floor(start / SEGMENT_SIDE), right, bottom });
    return size;
  }
}
