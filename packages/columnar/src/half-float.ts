const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/** The value of an IEEE 754 binary16 pattern. */
export function halfValue(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Half an integer goes to the even one. */
function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}

/** The binary16 pattern nearest to a number, through Float32; past 65 520 an infinity. */
export function halfBits(value: number): number {
  single[0] = value;
  const sign = (bits[0]! >>> 16) & 0x8000;
  const magnitude = bits[0]! & 0x7fff_ffff;
  if (magnitude > 0x7f80_0000) return sign | 0x7e00;
  if (magnitude >= 0x477f_f000) return sign | 0x7c00;
  // Below 2^-14 the exponent stands still and the fraction counts 2^-24.
  if (magnitude < 0x3880_0000) return sign | roundToEven(Math.abs(single[0]!) * 2 ** 24);
  // Rebiased, and half a last place added (a little less where the last bit is even), which carries where it must.
  return sign | ((magnitude - 0x3800_0000 + 0xfff + ((magnitude >>> 13) & 1)) >>> 13);
}

/** binary16 patterns as Float32 values, exactly. */
export function halfToFloat(halves: Uint16Array, length = halves.length): Float32Array<ArrayBuffer> {
  const out = new Float32Array(length);
  for (let i = 0; i < length; i++) out[i] = halfValue(halves[i]!);
  return out;
}

/** Numbers as binary16 patterns. */
export function floatToHalf(numbers: ArrayLike<number>): Uint16Array<ArrayBuffer> {
  const out = new Uint16Array(numbers.length);
  for (let i = 0; i < out.length; i++) out[i] = halfBits(numbers[i]!);
  return out;
}
