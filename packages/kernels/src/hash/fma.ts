const SPLITTER = 134_217_729; // 2^27 + 1
const float = new Float64Array(1);
/** Low word first: every platform of WebAssembly is little-endian. */
const words = new Uint32Array(float.buffer);

/** What rounding `a + b` to `sum` lost, exactly (Knuth's TwoSum). */
function lostInSum(a: number, b: number, sum: number): number {
  const second = sum - a;
  return a - (sum - second) + (b - second);
}

/** What rounding `a * b` to `product` lost, exactly (Dekker's product on Veltkamp's halves). */
function lostInProduct(a: number, b: number, product: number): number {
  const [scaledA, scaledB] = [SPLITTER * a, SPLITTER * b];
  const [highA, highB] = [scaledA - (scaledA - a), scaledB - (scaledB - b)];
  const [lowA, lowB] = [a - highA, b - highB];
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

/** `a + b` rounded to odd: where it is inexact, the neighbour whose last bit is 1. */
function addToOdd(a: number, b: number): number {
  const sum = a + b;
  const lost = lostInSum(a, b, sum);
  if (lost === 0) return sum;
  float[0] = sum;
  if (words[0]! % 2 === 1) return sum;
  if (lost > 0 === sum > 0) words[0]! += 1;
  else {
    if (words[0] === 0) words[1]! -= 1;
    words[0]! -= 1;
  }
  return float[0];
}

/**
 * `a * b + c` rounded once, as the fused multiply-add of processors. Exact while no intermediate overflows or is
 * subnormal. After Boldo and Melquiond, "Emulation of FMA and correctly rounded sums: proved algorithms using rounding
 * to odd" (IEEE Transactions on Computers, 2008).
 */
export function fma(a: number, b: number, c: number): number {
  const product = a * b;
  const low = lostInProduct(a, b, product);
  const upper = c + low;
  const sum = product + upper;
  return sum + addToOdd(lostInSum(product, upper, sum), lostInSum(c, low, upper));
}
