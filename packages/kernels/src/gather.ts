/** Rows and columns of a tile: what a turned picture reads side by side stays in the fastest cache. */
const TILE = 64;

/** The pixels to read: byte of the first, bytes to the next on the right and below, and how many bytes each has. */
export interface Strided {
  readonly data: Uint8Array;
  readonly start: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly channels: number;
}

/**
 * Copies width x height pixels one by one, in any direction.
 *
 * @param at - byte of `target` where the first goes; the next is `pitch` bytes further, rows have no gaps
 */
export function gather(
  from: Strided,
  width: number,
  height: number,
  target: Uint8Array,
  at: number,
  pitch: number,
): void {
  const { start, stepX, stepY } = from;
  // Along a row of the source one tile is as wide as the picture.
  const across = Math.abs(stepX) > Math.abs(stepY) ? TILE : width;
  for (let top = 0; top < height; top += TILE) {
    const bottom = Math.min(height, top + TILE);
    for (let left = 0; left < width; left += across) {
      const count = Math.min(across, width - left);
      for (let y = top; y < bottom; y++) {
        gatherRun(from, start + y * stepY + left * stepX, target, at + (y * width + left) * pitch, pitch, count);
      }
    }
  }
}

function gatherRun(source: Strided, first: number, target: Uint8Array, at: number, pitch: number, count: number): void {
  const { data, stepX, channels } = source;
  const end = at + count * pitch;
  if (channels === 3) {
    for (let to = at, from = first; to < end; to += pitch, from += stepX) {
      target[to] = data[from]!;
      target[to + 1] = data[from + 1]!;
      target[to + 2] = data[from + 2]!;
    }
  } else if (channels === 4) {
    for (let to = at, from = first; to < end; to += pitch, from += stepX) {
      target[to] = data[from]!;
      target[to + 1] = data[from + 1]!;
      target[to + 2] = data[from + 2]!;
      target[to + 3] = data[from + 3]!;
    }
  } else {
    for (let to = at, from = first; to < end; to += pitch, from += stepX) {
      target[to] = data[from]!;
      if (channels === 2) target[to + 1] = data[from + 1]!;
    }
  }
}
