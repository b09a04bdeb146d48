/** A label and how sure the model is of it. */
export interface Score {
  readonly label: string;
  readonly score: number;
}

/** The vector scaled to length 1; one of zeros stays. */
export function unitVector(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  return length === 0 ? vector : vector.map((value) => value / length);
}

function softmax(logits: ArrayLike<number>): number[] {
  let most = -Infinity;
  for (let i = 0; i < logits.length; i++) most = Math.max(most, logits[i]!);
  const powers = Array.from(logits, (value) => Math.exp(value - most));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}

/** Labels by falling probability; equal ones in the order they were given. `logits` as the model gives them. */
export function rankLabels(labels: readonly string[], logits: ArrayLike<number>, topK: number): Score[] {
  const probabilities = softmax(logits);
  return labels
    .map((label, i): Score => ({ label, score: probabilities[i]! }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, topK);
}

/**
 * Cosines of one vector with several, times a scale: the logits of a CLIP.
 *
 * @param others unit vectors, one after the other
 */
export function scaledCosines(vector: Float32Array, others: Float32Array, scale: number): Float32Array {
  const unit = unitVector(vector);
  const size = unit.length;
  return Float32Array.from({ length: others.length / size }, (_, row) => {
    let dot = 0;
    for (let i = 0; i < size; i++) dot += unit[i]! * others[row * size + i]!;
    return dot * scale;
  });
}

/** How much more a text implies a hypothesis than each of the others: logits of "entailment" beside each other. */
export function entailmentLogits(logits: Float32Array, classes: number, entailment: number): Float32Array {
  return Float32Array.from({ length: logits.length / classes }, (_, i) => logits[i * classes + entailment]!);
}
