import { simdWith } from '../simd/simd.ts';
import type { HammingShape } from './arguments.ts';
import type { PairList } from './pair-list.ts';
import { padRows } from './words.ts';

const ROW = 8;
/** Right rows kept in WebAssembly memory, 16 bytes each with the hits; memory once grown stays. */
const MOST_ROWS = 2 ** 21;

/**
 * The search over rows of up to 8 bytes with 64-bit population counts.
 *
 * @returns false, with nothing done, for wider rows, too many of them, or where there is no WebAssembly
 */
export function scanSimd(
  left: Uint8Array,
  right: Uint8Array,
  width: number,
  maxDistance: number,
  { leftStart, leftEnd, rightRows }: HammingShape,
  pairs: PairList,
): boolean {
  if (width > ROW || rightRows === 0 || rightRows > MOST_ROWS) return false;
  const rightEnd = ROW * (1 + Math.ceil(rightRows / 4) * 4);
  const simd = simdWith(2 * rightEnd);
  if (simd === null) return false;
  const bytes = new Uint8Array(simd.memory.buffer, 0, rightEnd).fill(0);
  padRows(right, width, bytes.subarray(ROW), ROW);
  const limit = Math.max(-1, Math.min(Math.floor(maxDistance), 64));
  const hits = new Uint32Array(simd.memory.buffer, rightEnd, rightEnd / 4);
  for (let l = leftStart; l < leftEnd; l++) {
    padRows(left.subarray(l * width, (l + 1) * width), width, bytes, ROW);
    const found = (simd.near8(0, ROW, rightEnd, limit, rightEnd) - rightEnd) / 4;
    for (let i = 0; i < found; i += 2) {
      const r = hits[i]! / ROW - 1;
      if (r < rightRows) pairs.push(l, r, hits[i + 1]!);
    }
  }
  return true;
}
