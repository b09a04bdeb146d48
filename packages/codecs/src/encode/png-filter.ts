/**
 * Scanlines as PNG compresses them: each row with the filter of the five whose differences, taken as signed bytes, are
 * smallest in sum, which is the choice the PNG specification (12.8) recommends.
 *
 * @param samples packed rows of `rowBytes`; `pixelBytes` from a sample to its left neighbour
 * @returns `height * (1 + rowBytes)` bytes
 */
export function filterRows(samples: Uint8Array, rowBytes: number, pixelBytes: number): Uint8Array {
  const height = samples.length / rowBytes;
  const out = new Uint8Array(height * (1 + rowBytes));
  // With room for the pixel left of the row's first one, so that no filter has a border case.
  let row = new Uint8Array(pixelBytes + rowBytes);
  let above = new Uint8Array(pixelBytes + rowBytes);
  let candidate = new Uint8Array(rowBytes);
  let best = new Uint8Array(rowBytes);
  for (let y = 0; y < height; y++) {
    row.set(samples.subarray(y * rowBytes, (y + 1) * rowBytes), pixelBytes);
    let bestSum = Infinity;
    let bestFilter = 0;
    for (let filter = 0; filter < filters.length; filter++) {
      const sum = filters[filter]!(candidate, row, above, pixelBytes);
      if (sum >= bestSum) continue;
      bestSum = sum;
      bestFilter = filter;
      [candidate, best] = [best, candidate];
    }
    out[y * (1 + rowBytes)] = bestFilter;
    out.set(best, y * (1 + rowBytes) + 1);
    [row, above] = [above, row];
  }
  return out;
}

/** Writes the filtered row to `out` and gives the sum of its differences' magnitudes. */
type Filter = (out: Uint8Array, row: Uint8Array, above: Uint8Array, step: number) => number;

const none: Filter = (out, row, _above, step) => {
  let sum = 0;
  for (let i = 0; i < out.length; i++) sum += magnitude((out[i] = row[i + step]!));
  return sum;
};

const sub: Filter = (out, row, _above, step) => {
  let sum = 0;
  for (let i = 0; i < out.length; i++) sum += magnitude((out[i] = row[i + step]! - row[i]!));
  return sum;
};

const up: Filter = (out, row, above, step) => {
  let sum = 0;
  for (let i = 0; i < out.length; i++) sum += magnitude((out[i] = row[i + step]! - above[i + step]!));
  return sum;
};

const average: Filter = (out, row, above, step) => {
  let sum = 0;
  for (let i = 0; i < out.length; i++) {
    sum += magnitude((out[i] = row[i + step]! - ((row[i]! + above[i + step]!) >> 1)));
  }
  return sum;
};

const paeth: Filter = (out, row, above, step) => {
  let sum = 0;
  for (let i = 0; i < out.length; i++) {
    const a = row[i]!;
    const b = above[i + step]!;
    const c = above[i]!;
    const toA = Math.abs(b - c);
    const toB = Math.abs(a - c);
    const toC = Math.abs(a + b - 2 * c);
    const nearest = toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
    sum += magnitude((out[i] = row[i + step]! - nearest));
  }
  return sum;
};

/** In the order of their numbers in the file. */
const filters: readonly Filter[] = [none, sub, up, average, paeth];

/** Of a difference as a signed byte; without a branch, which half of all differences would mispredict. */
function magnitude(difference: number): number {
  const signed = (difference << 24) >> 24;
  const sign = signed >> 31;
  return (signed ^ sign) - sign;
}
