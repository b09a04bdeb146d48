/** Lengths of vectors by something else than their numbers: kept as long as the numbers are, for searches by ranges. */
class Kept {
  readonly #of = new WeakMap<Float32Array, Map<string, Float64Array>>();

  get(values: Float32Array, key: string, make: () => Float64Array): Float64Array {
    let forms = this.#of.get(values);
    if (forms === undefined) {
      forms = new Map();
      this.#of.set(values, forms);
    }
    let lengths = forms.get(key);
    if (lengths === undefined) {
      lengths = make();
      forms.set(key, lengths);
    }
    return lengths;
  }
}

const kept = new Kept();

/** The length of each row as `cosineSimilarity` computes it: squares added up in f64 in index order. */
export function exactLengths(values: Float32Array, size: number): Float64Array {
  return kept.get(values, `${size}`, () => lengthsFrom(values, size, 0));
}

/** The length of each row without its first `head` numbers. */
export function restLengths(values: Float32Array, size: number, head: number): Float64Array {
  return head >= size
    ? new Float64Array(values.length / size)
    : kept.get(values, `${size} ${head}`, () => lengthsFrom(values, size, head));
}

/** Four rows at a time: one sum alone would wait for itself. */
function lengthsFrom(values: Float32Array, size: number, head: number): Float64Array {
  const rows = values.length / size;
  const lengths = new Float64Array(rows);
  for (let row = 0; row < rows; row += 4) {
    const start = (k: number): number => Math.min(row + k, rows - 1) * size;
    const [r0, r1, r2, r3] = [start(0), start(1), start(2), start(3)];
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let i = head; i < size; i++) {
      const [x0, x1, x2, x3] = [values[r0 + i]!, values[r1 + i]!, values[r2 + i]!, values[r3 + i]!];
      s0 += x0 * x0;
      s1 += x1 * x1;
      s2 += x2 * x2;
      s3 += x3 * x3;
    }
    lengths[row] = Math.sqrt(s0);
    if (row + 1 < rows) lengths[row + 1] = Math.sqrt(s1);
    if (row + 2 < rows) lengths[row + 2] = Math.sqrt(s2);
    if (row + 3 < rows) lengths[row + 3] = Math.sqrt(s3);
  }
  return lengths;
}
