import type { HashBytes } from './minhash.ts';

/** Bits a count of runs can have: texts are shorter than 2^31 bytes. */
const PLANES = 31;

/**
 * Adds one to the counts of the bits that are set. Counts are kept across: plane k holds bit k of all 32, so that one
 * addition costs a few operations for all of them.
 */
function count(planes: Int32Array, from: number, word: number): void {
  let carry = word;
  for (let plane = from; carry !== 0; plane++) {
    const before = planes[plane]!;
    planes[plane] = before ^ carry;
    carry &= before;
  }
}

/** The bits whose counts are above `limit`. */
function above(planes: Int32Array, from: number, limit: number): number {
  let larger = 0;
  let equal = -1;
  for (let k = PLANES - 1; k >= 0; k--) {
    const plane = planes[from + k]!;
    if (((limit >>> k) & 1) === 1) {
      equal &= plane;
    } else {
      larger |= equal & plane;
      equal &= ~plane;
    }
  }
  return larger;
}

/**
 * SimHash of a UTF-8 text's runs of `size` characters, into `out`: each run's hash votes on 64 bits, a bit is set where
 * more hashes have it than have not. 0 for a text of fewer characters.
 */
export function simhash(
  bytes: Uint8Array,
  start: number,
  end: number,
  size: number,
  hash: HashBytes,
  out: Int32Array,
): void {
  const planes = new Int32Array(2 * PLANES);
  const starts: number[] = [];
  for (let i = start; i < end; i++) if ((bytes[i]! & 0xc0) !== 0x80) starts.push(i);
  starts.push(end);
  const runs = Math.max(0, starts.length - size);
  for (let run = 0; run < runs; run++) {
    hash(bytes, starts[run]!, starts[run + size]!, out);
    count(planes, 0, out[0]!);
    count(planes, PLANES, out[1]!);
  }
  out[0] = above(planes, 0, runs >>> 1);
  out[1] = above(planes, PLANES, runs >>> 1);
}
