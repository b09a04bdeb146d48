import { ModelError } from '@pixelframe/columnar';

/** What a graph gave: rows of numbers, or for each row a vector of each token. */
export interface RawOutput {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/**
 * One vector a row: the output as it is, the mean over the tokens that are no padding, or the first token's.
 *
 * @param mask 1 for each token, 0 for padding; null: all count
 */
export function poolTokens(
  { data, dims }: RawOutput,
  rows: number,
  pooling: 'none' | 'mean' | 'first',
  mask: BigInt64Array | null,
  label: string,
): { readonly data: Float32Array; readonly size: number } {
  const batch = dims[0] ?? 0;
  if (batch < rows) {
    throw new ModelError(`${label}: the output has ${batch} rows for ${rows}.`, {
      hint: 'Choose an output with a row for each input.',
    });
  }
  if (pooling === 'none' || dims.length < 3) {
    const size = data.length / Math.max(1, batch);
    return { data: data.slice(0, rows * size), size };
  }
  const [, tokens, size] = dims as [number, number, number];
  const pooled = new Float32Array(rows * size);
  for (let row = 0; row < rows; row++) {
    const from = row * tokens * size;
    if (pooling === 'first') {
      pooled.set(data.subarray(from, from + size), row * size);
      continue;
    }
    let count = 0;
    const sums = new Float64Array(size);
    for (let token = 0; token < tokens; token++) {
      if (mask !== null && mask[row * tokens + token] === 0n) continue;
      count++;
      for (let i = 0; i < size; i++) sums[i]! += data[from + token * size + i]!;
    }
    for (let i = 0; i < size; i++) pooled[row * size + i] = sums[i]! / Math.max(1, count);
  }
  return { data: pooled, size };
}
