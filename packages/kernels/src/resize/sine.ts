const HALF_PI = Math.PI / 2;

/**
 * Sine of an f32 between -100 and 100, rounded to f32 as the C library does that Rust's `f32::sin` calls on Linux:
 * reduced to a quarter turn, then a polynomial in f64. Its last bit may differ from `Math.sin`'s, whose own differ
 * between engines. Coefficients from ARM's optimized routines, which glibc uses since 2.28.
 */
export function sine(x: number): number {
  if (Math.abs(x) < 2 ** -12) return x;
  const quarter = Math.abs(x) < HALF_PI / 2 ? 0 : Math.floor(x / HALF_PI + 0.5);
  const rest = x - quarter * HALF_PI;
  const value = quarter & 1 ? cosineOf(rest * rest) : sineOf(rest, rest * rest);
  return Math.fround(quarter & 2 ? -value : value);
}

function sineOf(x: number, square: number): number {
  const cube = x * square;
  const high = 0.008332178146138854 + square * -0.00019517298981385725;
  return x + cube * -0.16666654943701084 + cube * square * high;
}

function cosineOf(square: number): number {
  const fourth = square * square;
  const high = -0.001388676379437604 + square * 2.4390450703564542e-5;
  return 1 + square * -0.49999999725108224 + fourth * 0.041666623324344516 + fourth * square * high;
}
