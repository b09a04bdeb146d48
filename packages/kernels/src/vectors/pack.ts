/**
 * Rows interleaved: of `lanes` rows four numbers each, then the next four of each, as the tile reads them. Rows past the
 * end, rows that `skips` and numbers past `size` are zeros.
 */
export function packRows(
  values: Float32Array,
  size: number,
  start: number,
  end: number,
  lanes: number,
  skips: (row: number) => boolean,
  target: Float32Array,
): void {
  const padded = Math.ceil(size / 4) * 4;
  target.fill(0);
  for (let row = start; row < end; row++) {
    if (skips(row)) continue;
    const lane = (row - start) % lanes;
    let to = (row - start - lane) * padded + 4 * lane;
    let at = row * size;
    for (let i = 0; i < size; i += 4) {
      const count = Math.min(4, size - i);
      for (let j = 0; j < count; j++) target[to + j] = values[at + j]!;
      to += 4 * lanes;
      at += 4;
    }
  }
}
