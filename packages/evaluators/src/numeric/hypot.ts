const HUGE = 2 ** 511;
const TINY = 2 ** -459;
const SCALE = 2 ** 600;

/** The length of (large, small), both within the range where squares neither overflow nor vanish. */
function corrected(large: number, small: number): number {
  const length = Math.sqrt(large * large + small * small);
  // What the square root's rounding and that of the squares lost, from the difference to the nearer side.
  if (length <= 2 * small) {
    const rest = length - small;
    const lost = large * (2 * rest - large) + (rest - 2 * (large - small)) * rest;
    return length - lost / (2 * length);
  }
  const rest = length - large;
  const lost = 2 * rest * (large - 2 * small) + ((4 * rest - small) * small + rest * rest);
  return length - lost / (2 * length);
}

/**
 * sqrt(a² + b²), nearly always the nearest float, unlike Math.hypot: C. F. Borges, "An Improved Algorithm for
 * hypot(a,b)" (2019), as in glibc. Infinite where a side is, even beside NaN.
 */
export function hypot(a: number, b: number): number {
  const [x, y] = [Math.abs(a), Math.abs(b)];
  if (x === Infinity || y === Infinity) return Infinity;
  const [large, small] = x < y ? [y, x] : [x, y];
  // Also NaN: no comparison with it is true.
  if (!(small > large * 2 ** -54)) return large + small;
  if (large > HUGE) return corrected(large / SCALE, small / SCALE) * SCALE;
  if (small < TINY) return corrected(large * SCALE, small * SCALE) / SCALE;
  return corrected(large, small);
}
