import type { Column } from '@pixelframe/columnar';
import { fixedWidthColumn, isValid } from '@pixelframe/columnar';
import { numbersOf } from '../aggregates/group-values.ts';
import type { Frames } from './frames.ts';

/** Count, mean, and sums of squares and cubes of the distances from it: four numbers of each of many sets. */
class MomentSets {
  readonly counts: Float64Array<ArrayBuffer>;
  readonly means: Float64Array<ArrayBuffer>;
  readonly squares: Float64Array<ArrayBuffer>;
  readonly cubes: Float64Array<ArrayBuffer>;

  constructor(length: number) {
    this.counts = new Float64Array(length);
    this.means = new Float64Array(length);
    this.squares = new Float64Array(length);
    this.cubes = new Float64Array(length);
  }

  clear(set: number): void {
    this.counts[set] = 0;
    this.means[set] = 0;
    this.squares[set] = 0;
    this.cubes[set] = 0;
  }

  copy(source: MomentSets, from: number, to: number): void {
    this.counts[to] = source.counts[from]!;
    this.means[to] = source.means[from]!;
    this.squares[to] = source.squares[from]!;
    this.cubes[to] = source.cubes[from]!;
  }

  /** Makes `to` the union of two sets, by Pébay's formulas (SAND2008-6212). */
  join(left: MomentSets, i: number, right: MomentSets, j: number, to: number): void {
    const a = left.counts[i]!;
    const b = right.counts[j]!;
    if (a === 0) {
      this.copy(right, j, to);
      return;
    }
    if (b === 0) {
      this.copy(left, i, to);
      return;
    }
    const n = a + b;
    const apart = right.means[j]! - left.means[i]!;
    const share = (apart * apart * a * b) / n;
    const squares = left.squares[i]! + right.squares[j]! + share;
    this.cubes[to] =
      left.cubes[i]! +
      right.cubes[j]! +
      (share * apart * (a - b)) / n +
      (3 * apart * (a * right.squares[j]! - b * left.squares[i]!)) / n;
    this.squares[to] = squares;
    this.means[to] = left.means[i]! + (apart * b) / n;
    this.counts[to] = n;
  }
}

/** Sets of single values and their unions in pairs: node n has the children 2n and 2n + 1. */
function momentTree(column: Column, leaves: number): MomentSets {
  const tree = new MomentSets(2 * leaves);
  const { values } = numbersOf(column);
  for (let i = 0; i < column.length; i++) {
    if (!isValid(column, i)) continue;
    tree.counts[leaves + i] = 1;
    tree.means[leaves + i] = values[i]!;
  }
  for (let node = leaves - 1; node > 0; node--) tree.join(tree, 2 * node, tree, 2 * node + 1, node);
  return tree;
}

/**
 * The states of `stddev`, `var` and `skew` of each frame, by place: unions of a few sets of the tree, whatever the
 * frame's width. Nothing is taken away from a set, so the values of one frame leave no trace in another.
 */
export function frameMoments(column: Column, { start, end }: Frames): Column[] {
  const { length } = column;
  let leaves = 1;
  while (leaves < length) leaves *= 2;
  const tree = momentTree(column, leaves);
  const result = new MomentSets(length);
  // Unions from the left end inwards, and from the right one.
  const sides = new MomentSets(2);
  for (let i = 0; i < length; i++) {
    sides.clear(0);
    sides.clear(1);
    for (let a = start[i]! + leaves, b = end[i]! + leaves; a < b; a >>= 1, b >>= 1) {
      if ((a & 1) === 1) sides.join(sides, 0, tree, a++, 0);
      if ((b & 1) === 1) sides.join(tree, --b, sides, 1, 1);
    }
    result.join(sides, 0, sides, 1, i);
  }
  return [result.counts, result.means, result.squares, result.cubes].map((values) =>
    fixedWidthColumn({ kind: 'float64' }, values),
  );
}
