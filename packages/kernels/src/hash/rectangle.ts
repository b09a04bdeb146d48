import type { Pixels } from '../pixels.ts';

/** A copy of a rectangle of a packed one-channel plane. It lies inside the plane and may be empty. */
export function cutPlane(plane: Pixels, left: number, top: number, width: number, height: number): Pixels {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * plane.width + left;
    data.set(plane.data.subarray(from, from + width), y * width);
  }
  return { width, height, channels: 1, stride: 1, data };
}

/** Python's `round`: halves go to the even neighbour. */
function roundHalfEven(value: number): number {
  const down = Math.floor(value);
  const rest = value - down;
  return rest < 0.5 || (rest === 0.5 && down % 2 === 0) ? down : down + 1;
}

/**
 * The whole pixels of a stretch of a line of `length`, by rounding both ends: at least one, where there is any.
 *
 * @returns the first pixel, and how many
 */
export function pixelsBetween(from: number, to: number, length: number): [start: number, count: number] {
  const [start, end] = [roundHalfEven(from), roundHalfEven(to)];
  if (start < end) return [start, end - start];
  const count = Math.min(1, length);
  return [Math.min(start, length - count), count];
}
