import type { VectorPairs } from './vector-pairs.ts';

export function concatVectorPairs(parts: readonly VectorPairs[]): VectorPairs {
  const length = parts.reduce((sum, part) => sum + part.left.length, 0);
  const pairs = { left: new Uint32Array(length), right: new Uint32Array(length), distance: new Float64Array(length) };
  let at = 0;
  for (const part of parts) {
    pairs.left.set(part.left, at);
    pairs.right.set(part.right, at);
    pairs.distance.set(part.distance, at);
    at += part.left.length;
  }
  return pairs;
}
