const KEPT_FLOATS = 1 << 18;
let kept = new Float32Array(0);

/** A row of at least `length` floats with any content, valid until the next call. Small ones are reused. */
export function scratchRow(length: number): Float32Array {
  if (length <= kept.length) return kept;
  const row = new Float32Array(length);
  if (length <= KEPT_FLOATS) kept = row;
  return row;
}
