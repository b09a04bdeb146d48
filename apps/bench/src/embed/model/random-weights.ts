/** Gives `count` numbers around 0 with the standard deviation `deviation`. */
export type Weights = (count: number, deviation: number) => Float32Array;

const ROOT_3 = Math.sqrt(3);

/** Uniform, by a 32-bit xorshift: tens of millions in a second, the same on every machine. */
export function randomWeights(seed: number): Weights {
  let state = seed;
  return (count, deviation) => {
    const values = new Float32Array(count);
    const scale = (deviation * ROOT_3) / 2 ** 31;
    for (let i = 0; i < count; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      values[i] = state * scale;
    }
    return values;
  };
}
