import type { Column, DataTypeOf } from '@pixelframe/columnar';
import { fixedWidthColumn, isValid } from '@pixelframe/columnar';
import { hammingDistance as bitsBetween, multiHashDistance as segmentsBetween } from '@pixelframe/kernels';
import { castColumn } from './cast.ts';
import type { Evaluator } from './evaluator.ts';

function popcount(x: number): number {
  x -= (x >>> 1) & 0x5555_5555;
  x = (x & 0x3333_3333) + ((x >>> 2) & 0x3333_3333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** popcount(left XOR right), Daft's `hamming_distance`: fixed-size binaries of one width, or integers as UInt64. */
export const hammingDistance: Evaluator = (args, call) => {
  const values = new Uint32Array(call.length);
  const [left, right] = args as [(typeof args)[0], (typeof args)[0]];
  if (left!.type.kind === 'fixedSizeBinary') {
    const { size } = left!.type;
    const a = left!.values as Uint8Array;
    const b = right!.values as Uint8Array;
    for (let i = 0; i < values.length; i++) values[i] = bitsBetween(a, i * size, b, i * size, size);
  } else {
    const halves = args.map((arg) => {
      // Two's complement: a negative integer keeps its bits, as the cast to UInt64 does in Daft.
      const wide = castColumn(arg, { kind: arg.type.kind === 'uint64' ? 'uint64' : 'int64' }).values as BigInt64Array;
      return new Uint32Array(wide.buffer, wide.byteOffset, wide.length * 2);
    });
    const [a, b] = halves as [Uint32Array, Uint32Array];
    for (let i = 0; i < values.length; i++) {
      values[i] = popcount(a[2 * i]! ^ b[2 * i]!) + popcount(a[2 * i + 1]! ^ b[2 * i + 1]!);
    }
  }
  return fixedWidthColumn(call.type, values);
};

/** The hashes of one row of a list of fixed-size binaries, as views. */
function hashesAt({ offsets, children }: Column, row: number): Uint8Array[] {
  const items = children[0]!;
  const { size } = items.type as DataTypeOf<'fixedSizeBinary'>;
  const bytes = items.values as Uint8Array;
  return Array.from({ length: offsets![row + 1]! - offsets![row]! }, (_, i) => {
    const at = (offsets![row]! + i) * size;
    return bytes.subarray(at, at + size);
  });
}

/** Python imagehash's difference of two multi-hashes. */
export const multiHashDistance: Evaluator = (args, call) => {
  const [left, right] = args as [Column, Column];
  const values = new Float64Array(call.length);
  for (let i = 0; i < values.length; i++) {
    if (isValid(left, i) && isValid(right, i)) values[i] = segmentsBetween(hashesAt(left, i), hashesAt(right, i));
  }
  return fixedWidthColumn(call.type, values);
};
