const { fround } = Math;
const DEGREES = fround(180 / Math.PI);
const RADIANS = fround(Math.PI / 180);

function roundToEven(x: number): number {
  const size = Math.abs(x);
  // From here on every f32 is whole; NaN is no less than anything.
  if (!(size < 2 ** 23)) return x;
  // Doubles near 2^52 are the integers, so the addition rounds to one.
  return Math.sign(x) * (size + 2 ** 52 - 2 ** 52);
}

function smoothstep(low: number, high: number, x: number): number {
  const part = fround(fround(x - low) / fround(high - low));
  const t = Math.min(Math.max(part, 0), 1);
  return fround(t * t) * fround(3 - fround(2 * t));
}

/** WGSL's functions of f32 in doubles: storing the result rounds it. */
export const floatFunctions = {
  acos: Math.acos,
  acosh: Math.acosh,
  asin: Math.asin,
  asinh: Math.asinh,
  atan: Math.atan,
  atan2: Math.atan2,
  atanh: Math.atanh,
  ceil: Math.ceil,
  cos: Math.cos,
  cosh: Math.cosh,
  degrees: (x: number) => x * DEGREES,
  exp: Math.exp,
  exp2: (x: number) => 2 ** x,
  floor: Math.floor,
  // The product is exact here; that the sum is rounded twice is within what WGSL asks, which is no fusion at all.
  fma: (x: number, y: number, z: number) => x * y + z,
  fract: (x: number) => x - Math.floor(x),
  inverseSqrt: (x: number) => 1 / Math.sqrt(x),
  // Past these every f32 is infinite or 0, and 2 ** exponent stays a normal double.
  ldexp: (x: number, exponent: number) => x * 2 ** Math.min(Math.max(exponent, -400), 400),
  log: Math.log,
  log2: Math.log2,
  mix: (x: number, y: number, part: number) => fround(x * fround(1 - part)) + fround(y * part),
  pow: (x: number, y: number) => x ** y,
  radians: (x: number) => x * RADIANS,
  // The remainder is exact; x - y * trunc(x / y) in f32 is less so.
  remainder: (x: number, y: number) => x % y,
  round: roundToEven,
  saturate: (x: number) => Math.min(Math.max(x, 0), 1),
  sign: Math.sign,
  sin: Math.sin,
  sinh: Math.sinh,
  smoothstep,
  step: (edge: number, x: number) => (edge <= x ? 1 : 0),
  tan: Math.tan,
  tanh: Math.tanh,
  trunc: Math.trunc,
} as const;
