import { PlanError } from '@pixelframe/columnar';

/** A part of the left rows; both ends default to all of them. */
export interface LeftRange {
  readonly leftStart?: number;
  readonly leftEnd?: number;
}

export interface HammingShape {
  readonly leftStart: number;
  readonly leftEnd: number;
  readonly rightRows: number;
}

/** Row counts of a pair search, or a PlanError naming the argument that does not fit. */
export function hammingShape(left: Uint8Array, right: Uint8Array, width: number, range: LeftRange): HammingShape {
  if (!Number.isInteger(width) || width < 1) {
    throw new PlanError(`hammingPairs: the width must be a positive number of bytes, but got: ${width}`);
  }
  for (const [name, bytes] of [
    ['left', left],
    ['right', right],
  ] as const) {
    if (bytes.length % width !== 0) {
      throw new PlanError(`hammingPairs: ${bytes.length} ${name} bytes are not whole rows of ${width} bytes.`);
    }
  }
  const rows = left.length / width;
  const leftEnd = Math.min(range.leftEnd ?? rows, rows);
  const leftStart = Math.min(Math.max(range.leftStart ?? 0, 0), leftEnd);
  return { leftStart, leftEnd, rightRows: right.length / width };
}
