/** 1 less the cosine of two vectors: 0 for one direction. */
export function cosineDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`a vector of ${b.length} numbers, not ${a.length}`);
  let [dot, left, right] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    left += a[i]! ** 2;
    right += b[i]! ** 2;
  }
  return 1 - dot / Math.sqrt(left * right);
}

/** Of the picture whose vectors are least alike. */
export function largestDistance(ours: readonly ArrayLike<number>[], theirs: readonly ArrayLike<number>[]): number {
  if (ours.length !== theirs.length) throw new Error(`${theirs.length} results instead of ${ours.length}`);
  return ours.reduce((most, vector, i) => Math.max(most, cosineDistance(vector, theirs[i]!)), 0);
}
