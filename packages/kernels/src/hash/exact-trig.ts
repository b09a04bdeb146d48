/** Bits after the point of the fixed-point numbers here. */
const POINT = 160n;
const ONE = 1n << POINT;
const float = new Float64Array(1);
const bits = new BigUint64Array(float.buffer);

/** A finite number as a fixed-point one; exact for numbers of at least 2^-100. */
function toFixed(x: number): bigint {
  float[0] = Math.abs(x);
  const exponent = Number(bits[0]! >> 52n);
  const mantissa = (bits[0]! & ((1n << 52n) - 1n)) | (exponent === 0 ? 0n : 1n << 52n);
  const shift = POINT + BigInt(exponent - 1075);
  const value = shift >= 0n ? mantissa << shift : mantissa >> -shift;
  return x < 0 ? -value : value;
}

/** The nearest f64. */
function toNumber(value: bigint): number {
  const size = value < 0n ? -value : value;
  const extra = BigInt(Math.max(size.toString(2).length - 53, 0));
  let mantissa = size >> extra;
  const rest = size - (mantissa << extra);
  const half = extra === 0n ? 1n : 1n << (extra - 1n);
  if (rest > half || (rest === half && (mantissa & 1n) === 1n)) mantissa += 1n;
  const result = Number(mantissa) * 2 ** Number(extra - POINT);
  return value < 0n ? -result : result;
}

/** Taylor series from the term `first` of order `order`. */
function series(square: bigint, first: bigint, order: bigint): number {
  let sum = 0n;
  let term = first;
  for (let n = order; term !== 0n; n += 2n) {
    sum += term;
    term = -((term * square) >> POINT) / ((n + 1n) * (n + 2n));
  }
  return toNumber(sum);
}

/** pi with 160 bits after the point. */
const PI = 0x3243f6a8885a308d313198a2e03707344a4093822n;

/** The angle less whole turns. */
function reduced(x: number): bigint {
  return toFixed(x) % (2n * PI);
}

/**
 * Cosine of an angle in radians, |x| < 2^40, rounded to the nearest f64. `Math.cos` may be off by a unit in the last place,
 * and differs between browsers; the hashes of flat and regular pictures show it.
 */
export function exactCos(x: number): number {
  const angle = reduced(x);
  return series((angle * angle) >> POINT, ONE, 0n);
}

/** Sine of an angle in radians, as {@link exactCos}. */
export function exactSin(x: number): number {
  const angle = reduced(x);
  return series((angle * angle) >> POINT, angle, 1n);
}

/** pi / `n`, rounded to the nearest f64. */
export function piOver(n: number): number {
  return toNumber(PI / BigInt(n));
}
