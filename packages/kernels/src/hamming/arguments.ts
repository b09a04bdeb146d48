import { PlanError } from '@pixelframe/columnar';

/** A part of the left rows; both ends default to all of them. */
export interface LeftRange {
  readonly leftStart?: number;
  readonly leftEnd?: number;
}

/** What a pair search looks at. */
export interface PairRange extends LeftRange {
  /** The right rows are the left rows: each unordered pair once, left before right, no row with itself. */
  readonly selfJoin?: boolean;
}

export interface HammingShape {
  readonly leftStart: number;
  readonly leftEnd: number;
  readonly rightRows: number;
}

/** How many rows of `width` bytes there are, or a PlanError of `caller` where that is no whole number. */
export function rowsIn(caller: string, side: string, bytes: Uint8Array, width: number): number {
  if (!Number.isInteger(width) || width < 1) {
    throw new PlanError(`${caller}: the width must be a positive number of bytes, but got: ${width}`);
  }
  if (bytes.length % width !== 0) {
    throw new PlanError(`${caller}: ${bytes.length} ${side} bytes are not whole rows of ${width} bytes.`);
  }
  return bytes.length / width;
}

/** The range within `rows` left rows. */
export function leftRange(rows: number, range: LeftRange): { readonly leftStart: number; readonly leftEnd: number } {
  const leftEnd = Math.min(range.leftEnd ?? rows, rows);
  return { leftStart: Math.min(Math.max(range.leftStart ?? 0, 0), leftEnd), leftEnd };
}

/** Row counts of a pair search, or a PlanError naming the argument that does not fit. */
export function hammingShape(left: Uint8Array, right: Uint8Array, width: number, range: LeftRange): HammingShape {
  const rows = rowsIn('hammingPairs', 'left', left, width);
  return { ...leftRange(rows, range), rightRows: rowsIn('hammingPairs', 'right', right, width) };
}
