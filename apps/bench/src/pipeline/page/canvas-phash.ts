import { pixelsByCanvas } from './canvas-pixels.ts';

const SIDE = 32;
const LOW = 8;

/** DCT-II basis, lowest frequencies only: row `k` at `k * SIDE`. */
const cosines = Float64Array.from({ length: LOW * SIDE }, (_, i) =>
  Math.cos((Math.PI * Math.floor(i / SIDE) * (2 * (i % SIDE) + 1)) / (2 * SIDE)),
);

/**
 * The usual perceptual hash: 32x32 grays, the DCT's 8x8 lowest frequencies, one bit each for above their median.
 *
 * @returns 8 bytes, most significant bit first, row by row
 */
export async function phashByCanvas(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = await pixelsByCanvas(blob, SIDE);
  const grays = new Float64Array(SIDE * SIDE);
  for (let i = 0; i < grays.length; i++) {
    grays[i] = 0.299 * pixels[4 * i]! + 0.587 * pixels[4 * i + 1]! + 0.114 * pixels[4 * i + 2]!;
  }
  const low = lowFrequencies(grays);
  const sorted = low.toSorted();
  const median = (sorted[low.length / 2 - 1]! + sorted[low.length / 2]!) / 2;
  const hash = new Uint8Array(low.length / 8);
  low.forEach((value, i) => {
    if (value > median) hash[i >> 3]! |= 128 >> (i & 7);
  });
  return hash;
}

function lowFrequencies(grays: Float64Array): Float64Array {
  const rows = new Float64Array(SIDE * LOW);
  for (let y = 0; y < SIDE; y++) {
    for (let k = 0; k < LOW; k++) {
      let sum = 0;
      for (let x = 0; x < SIDE; x++) sum += grays[y * SIDE + x]! * cosines[k * SIDE + x]!;
      rows[y * LOW + k] = sum;
    }
  }
  const low = new Float64Array(LOW * LOW);
  for (let v = 0; v < LOW; v++) {
    for (let k = 0; k < LOW; k++) {
      let sum = 0;
      for (let y = 0; y < SIDE; y++) sum += rows[y * LOW + k]! * cosines[v * SIDE + y]!;
      low[v * LOW + k] = sum;
    }
  }
  return low;
}
