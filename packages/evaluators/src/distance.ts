import type { Column } from '@pixelframe/columnar';
import { fixedWidthColumn, isValid, itemsPerRow, validityOf } from '@pixelframe/columnar';
import { asNumbers } from './numbers.ts';
import type { Evaluator } from './evaluator.ts';

/** Vectors end to end. */
interface Vectors {
  readonly numbers: ArrayLike<number>;
  /** Numbers from one row's to the next; 0 for a plain value, which stays one row and serves all. */
  readonly step: number;
}

function vectorsOf(column: Column): Vectors {
  const items = column.children[0]!;
  const numbers = asNumbers(items) ?? Float64Array.from(items.values as BigInt64Array, Number);
  return { numbers, step: column.length === 1 ? 0 : itemsPerRow(column.type) };
}

/** Sums over the numbers of two vectors, in f64, in their order. */
interface Sums {
  dot: number;
  leftSquares: number;
  rightSquares: number;
  differences: number;
}

/** One number for each pair of vectors, from their sums; null where `measure` says so. */
const distance =
  (measure: (sums: Sums) => number | null): Evaluator =>
  (args, { length, type }) => {
    const [left, right] = args as [Column, Column];
    const a = vectorsOf(left);
    const b = vectorsOf(right);
    const size = itemsPerRow(left.type);
    const values = new Float64Array(length);
    const present: (true | null)[] = Array.from({ length }, () => true);
    const sums: Sums = { dot: 0, leftSquares: 0, rightSquares: 0, differences: 0 };
    const holds = (column: Column, row: number): boolean => hasNumbers(column, column.length === 1 ? 0 : row, size);
    for (let row = 0; row < length; row++) {
      if (!holds(left, row) || !holds(right, row)) {
        present[row] = null;
        continue;
      }
      addUp(a, b, row, size, sums);
      const value = measure(sums);
      if (value === null) present[row] = null;
      else values[row] = value;
    }
    return fixedWidthColumn(type, values, validityOf(present));
  };

/** Whether a row is a vector of numbers: there, and without a null among its items. */
function hasNumbers(column: Column, row: number, size: number): boolean {
  if (!isValid(column, row)) return false;
  const items = column.children[0]!;
  if (items.validity === null) return true;
  for (let i = row * size; i < (row + 1) * size; i++) if (!isValid(items, i)) return false;
  return true;
}

function addUp(a: Vectors, b: Vectors, row: number, size: number, sums: Sums): void {
  const { numbers: left } = a;
  const { numbers: right } = b;
  let i = row * a.step;
  let j = row * b.step;
  let dot = 0;
  let leftSquares = 0;
  let rightSquares = 0;
  let differences = 0;
  for (const end = i + size; i < end; i++, j++) {
    const x = left[i]!;
    const y = right[j]!;
    dot += x * y;
    leftSquares += x * x;
    rightSquares += y * y;
    differences += (x - y) * (x - y);
  }
  sums.dot = dot;
  sums.leftSquares = leftSquares;
  sums.rightSquares = rightSquares;
  sums.differences = differences;
}

const cosine = ({ dot, leftSquares, rightSquares }: Sums): number =>
  dot / (Math.sqrt(leftSquares) * Math.sqrt(rightSquares));

export const cosineDistance = distance((sums) => 1 - cosine(sums));
/** Null where a vector is all zeros and so has no direction, as in Daft. */
export const cosineSimilarity = distance((sums) => {
  const value = cosine(sums);
  return sums.leftSquares === 0 || sums.rightSquares === 0 ? null : value;
});
export const dotProduct = distance(({ dot }) => dot);
export const euclideanDistance = distance(({ differences }) => Math.sqrt(differences));
