import type { Column } from '@pixelframe/columnar';
import { fixedWidthColumn, isValid, itemsPerRow, validityOf } from '@pixelframe/columnar';
import { asNumbers } from './numbers.ts';
import { castColumn } from './cast.ts';
import type { Evaluator } from './evaluator.ts';
import { validityWithout } from './validity.ts';

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

/** One number for the `size` numbers from `i` of the left and from `j` of the right vectors, or null. */
type Measure = (left: ArrayLike<number>, right: ArrayLike<number>, i: number, j: number, size: number) => number | null;

/** One number for each pair of vectors; null where `measure` says so. */
const pairwise =
  (measure: Measure): Evaluator =>
  (args, { length, type }) => {
    const [left, right] = args as [Column, Column];
    const a = vectorsOf(left);
    const b = vectorsOf(right);
    const size = itemsPerRow(left.type);
    const values = new Float64Array(length);
    const present: (true | null)[] = Array.from({ length }, () => true);
    const holds = (column: Column, row: number): boolean => hasNumbers(column, column.length === 1 ? 0 : row, size);
    for (let row = 0; row < length; row++) {
      const value =
        holds(left, row) && holds(right, row) ? measure(a.numbers, b.numbers, row * a.step, row * b.step, size) : null;
      if (value === null) present[row] = null;
      else values[row] = value;
    }
    return fixedWidthColumn(type, values, validityOf(present));
  };

/** A measure of the sums over both vectors. */
const distance = (measure: (sums: Sums) => number | null): Evaluator => {
  const sums: Sums = { dot: 0, leftSquares: 0, rightSquares: 0, differences: 0 };
  return pairwise((left, right, i, j, size) => {
    addUp(left, right, i, j, size, sums);
    return measure(sums);
  });
};

/** Whether a row is a vector of numbers: there, and without a null among its items. */
function hasNumbers(column: Column, row: number, size: number): boolean {
  if (!isValid(column, row)) return false;
  const items = column.children[0]!;
  if (items.validity === null) return true;
  for (let i = row * size; i < (row + 1) * size; i++) if (!isValid(items, i)) return false;
  return true;
}

function addUp(
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  leftStart: number,
  rightStart: number,
  size: number,
  sums: Sums,
): void {
  let i = leftStart;
  let j = rightStart;
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

/** Both means first, so that vectors far from 0 lose nothing; null where one has no variance, as in Daft. */
export const pearsonCorrelation: Evaluator = pairwise((left, right, i, j, size) => {
  let sumLeft = 0;
  let sumRight = 0;
  for (let k = 0; k < size; k++) {
    sumLeft += left[i + k]!;
    sumRight += right[j + k]!;
  }
  const meanLeft = sumLeft / size;
  const meanRight = sumRight / size;
  let products = 0;
  let leftSquares = 0;
  let rightSquares = 0;
  for (let k = 0; k < size; k++) {
    const x = left[i + k]! - meanLeft;
    const y = right[j + k]! - meanRight;
    products += x * y;
    leftSquares += x * x;
    rightSquares += y * y;
  }
  const scale = Math.sqrt(leftSquares * rightSquares);
  return scale === 0 || size === 0 ? null : products / scale;
});

export const jaccardSimilarity: Evaluator = pairwise((left, right, i, j, size) => {
  let both = 0;
  let either = 0;
  for (let k = 0; k < size; k++) {
    const x = left[i + k] !== 0;
    const y = right[j + k] !== 0;
    if (x && y) both++;
    if (x || y) either++;
  }
  return either === 0 ? 1 : both / either;
});

const EARTH_RADIUS = 6_371_000;
const RADIANS = Math.PI / 180;

/** Metres along a great circle, by the haversine formula. */
function haversine(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const [a, b] = [lat1 * RADIANS, lat2 * RADIANS];
  const sinLat = Math.sin((b - a) * 0.5);
  const sinLon = Math.sin((lon2 * RADIANS - lon1 * RADIANS) * 0.5);
  const square = sinLat * sinLat + Math.cos(a) * Math.cos(b) * sinLon * sinLon;
  return EARTH_RADIUS * (2 * Math.asin(Math.sqrt(Math.min(1, square))));
}

export const greatCircleDistance: Evaluator = (args, { length, type }) => {
  const [lat1, lon1, lat2, lon2] = args.map((arg) => castColumn(arg, type).values as Float64Array);
  const values = new Float64Array(length);
  const bad: number[] = [];
  for (let i = 0; i < length; i++) {
    const inRange =
      Math.abs(lat1![i]!) <= 90 &&
      Math.abs(lon1![i]!) <= 180 &&
      Math.abs(lat2![i]!) <= 90 &&
      Math.abs(lon2![i]!) <= 180;
    if (inRange) values[i] = haversine(lat1![i]!, lon1![i]!, lat2![i]!, lon2![i]!);
    else bad.push(i);
  }
  return fixedWidthColumn(type, values, validityWithout(fixedWidthColumn(type, values), bad));
};
