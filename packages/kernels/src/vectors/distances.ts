/** Vectors of equal size back to back. */
export type VectorRows = Float32Array | Float64Array;

/**
 * Sum of products of two vectors of `size` numbers, added up in f64 in index order: what Daft's `dot_product` gives, bit
 * for bit. Offsets in numbers.
 */
export function dotProduct(a: VectorRows, aOffset: number, b: VectorRows, bOffset: number, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += a[aOffset + i]! * b[bOffset + i]!;
  return sum;
}

/** Square root of the sum of squared differences, in f64 in index order, as Daft's `euclidean_distance`. */
export function euclideanDistance(
  a: VectorRows,
  aOffset: number,
  b: VectorRows,
  bOffset: number,
  size: number,
): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const difference = a[aOffset + i]! - b[bOffset + i]!;
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

/**
 * Cosine of the angle between two vectors, in f64 in index order, as Daft's `cosine_similarity`; NaN where a vector is
 * all zero (Daft gives null there).
 */
export function cosineSimilarity(a: VectorRows, aOffset: number, b: VectorRows, bOffset: number, size: number): number {
  let [dot, aa, bb] = [0, 0, 0];
  for (let i = 0; i < size; i++) {
    const [x, y] = [a[aOffset + i]!, b[bOffset + i]!];
    dot += x * y;
    aa += x * x;
    bb += y * y;
  }
  return dot / (Math.sqrt(aa) * Math.sqrt(bb));
}

/** One less the cosine similarity, as Daft's `cosine_distance`: 0 to 2, NaN where a vector is all zero. */
export function cosineDistance(a: VectorRows, aOffset: number, b: VectorRows, bOffset: number, size: number): number {
  return 1 - cosineSimilarity(a, aOffset, b, bOffset, size);
}
