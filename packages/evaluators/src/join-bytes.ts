import type { Column, DataType } from '@pixelframe/columnar';
import { checkOffset } from '@pixelframe/columnar';
import type { Bytes } from './compare-bytes.ts';
import { bytesOfRows } from './compare-bytes.ts';

/** Below this many bytes a plain loop beats making a subarray for `set`. */
const SHORT = 24;

function copy({ bytes, starts }: Bytes, row: number, out: Uint8Array, at: number): number {
  const start = starts[row]!;
  const end = starts[row + 1]!;
  if (end - start > SHORT) out.set(bytes.subarray(start, end), at);
  else for (let i = start; i < end; i++) out[at + i - start] = bytes[i]!;
  return at + end - start;
}

/** Strings or binaries end to end, row by row; a column of one row stands for all. */
export function joinRows(left: Column, right: Column, type: DataType, length: number): Column {
  const [a, b] = [bytesOfRows(left), bytesOfRows(right)];
  const p = left.length === 1 ? 0 : 1;
  const q = right.length === 1 ? 0 : 1;
  const offsets = new Int32Array(length + 1);
  let total = 0;
  for (let i = 0; i < length; i++) {
    total += a.starts[i * p + 1]! - a.starts[i * p]! + b.starts[i * q + 1]! - b.starts[i * q]!;
    offsets[i + 1] = checkOffset(total, 'bytes');
  }
  const values = new Uint8Array(total);
  let at = 0;
  for (let i = 0; i < length; i++) at = copy(b, i * q, values, copy(a, i * p, values, at));
  return {
    type,
    length,
    validity: null,
    values,
    offsets: type.kind === 'fixedSizeBinary' ? null : offsets,
    children: [],
  };
}
