import type { Column, DataType } from '@pixelframe/columnar';
import { fixedWidthColumn, isInteger, isValid, setBit, bitmapBytes } from '@pixelframe/columnar';
import { numbersOf } from '../aggregates/group-values.ts';
import { writeSafeIntegers } from '../numbers.ts';
import type { Frames } from './frames.ts';

/** How many of the first so many places hold a value. */
export function validBefore(column: Column): Int32Array {
  const before = new Int32Array(column.length + 1);
  for (let i = 0; i < column.length; i++) before[i + 1] = before[i]! + Number(isValid(column, i));
  return before;
}

const countIn = (before: Int32Array, { start, end }: Frames, i: number): number =>
  before[end[i]!]! - before[start[i]!]!;

/** UInt64 counts that are at most 2^32. */
export function countColumn(counts: Int32Array, validity: Column['validity']): Column {
  const values = new BigUint64Array(counts.length);
  const halves = new Uint32Array(values.buffer);
  for (let i = 0; i < counts.length; i++) halves[2 * i] = counts[i]!;
  return fixedWidthColumn({ kind: 'uint64' }, values, validity);
}

function bitsWhere(length: number, test: (i: number) => boolean): Uint8Array<ArrayBuffer> {
  const bits = new Uint8Array(bitmapBytes(length));
  for (let i = 0; i < length; i++) if (test(i)) setBit(bits, i);
  return bits;
}

/** Counts by place; null where the frame is empty. */
export const nonEmptyCounts = (counts: Int32Array, { start, end }: Frames): Column =>
  countColumn(
    counts,
    bitsWhere(counts.length, (i) => end[i]! > start[i]!),
  );

/** How many values (`valid`), nulls or rows each frame has, by place; null where the frame is empty. */
export function frameCounts(column: Column | undefined, frames: Frames, mode: unknown): Column {
  const before = column === undefined ? null : validBefore(column);
  const counts = new Int32Array(frames.start.length);
  for (let i = 0; i < counts.length; i++) {
    const all = frames.end[i]! - frames.start[i]!;
    const valid = before === null ? all : countIn(before, frames, i);
    counts[i] = mode === 'all' ? all : mode === 'null' ? all - valid : valid;
  }
  return nonEmptyCounts(counts, frames);
}

/** Frames of so few rows are added up one by one. */
const FEW = 32;

/**
 * Sums of stretches of values without subtracting, so that NaN, infinities and large values leave no trace in frames
 * they are not in: few values in their order, more through a tree of pairwise sums. A stretch has one sum, whatever
 * stands around it.
 */
export function stretchSums(values: Float64Array): (start: number, end: number) => number {
  let leaves = 1;
  while (leaves < values.length) leaves *= 2;
  let tree: Float64Array | null = null;
  const build = (): Float64Array => {
    const nodes = new Float64Array(2 * leaves);
    nodes.set(values, leaves);
    for (let node = leaves - 1; node > 0; node--) nodes[node] = nodes[2 * node]! + nodes[2 * node + 1]!;
    return nodes;
  };
  return (start, end) => {
    if (end - start <= FEW) {
      let sum = 0;
      for (let i = start; i < end; i++) sum += values[i]!;
      return sum;
    }
    tree ??= build();
    let left = 0;
    let right = 0;
    for (let a = start + leaves, b = end + leaves; a < b; a >>= 1, b >>= 1) {
      if ((a & 1) === 1) left += tree[a++]!;
      if ((b & 1) === 1) right = tree[--b]! + right;
    }
    return left + right;
  };
}

/** Sums by place. `running`: frames begin where their partition does, and are added up in the order of the rows. */
function floatSums(values: Float64Array, { start, end }: Frames, running: boolean): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(values.length);
  const between = stretchSums(values);
  let from = -1;
  let to = 0;
  let sum = 0;
  for (let i = 0; i < sums.length; i++) {
    if (end[i] === start[i]) continue;
    if (!running) {
      sums[i] = between(start[i]!, end[i]!);
      continue;
    }
    if (start[i] !== from) {
      from = start[i]!;
      to = from;
      sum = 0;
    }
    for (; to < end[i]!; to++) sum += values[to]!;
    sums[i] = sum;
  }
  return sums;
}

/** Exact sums of whole numbers by place; null where a sum of all might not be a safe integer. */
function safeSums(values: Float64Array, { start, end }: Frames): Float64Array<ArrayBuffer> | null {
  const before = new Float64Array(values.length + 1);
  let size = 0;
  for (let i = 0; i < values.length; i++) {
    size += Math.abs(values[i]!);
    before[i + 1] = before[i]! + values[i]!;
  }
  if (size > Number.MAX_SAFE_INTEGER) return null;
  return Float64Array.from(start, (from, i) => before[end[i]!]! - before[from]!);
}

/** Sums of whole numbers of any size, wrapped to 64 bits by the type of the array they are in. */
function wrappedSums(
  values: ArrayLike<number | bigint>,
  valid: Int32Array,
  { start, end }: Frames,
): BigInt64Array<ArrayBuffer> {
  const before = new BigInt64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) {
    before[i + 1] = before[i]! + (valid[i + 1] === valid[i] ? 0n : BigInt(values[i]!));
  }
  return BigInt64Array.from(start, (from, i) => before[end[i]!]! - before[from]!);
}

/** Types whose sums and means over frames are computed here. */
export const addsUp = (type: DataType): boolean =>
  isInteger(type) || type.kind === 'float32' || type.kind === 'float64';

/**
 * Sum or mean (`type` is Float64 or the sum's) of each frame, by place, in time that does not grow with the frames'
 * width; null where a frame has no values. `column` is arranged by place, `running` as every frame begins where its
 * partition does.
 */
export function frameSums(column: Column, frames: Frames, running: boolean, mean: boolean, type: DataType): Column {
  const { length } = column;
  const valid = validBefore(column);
  const present = bitsWhere(length, (i) => countIn(valid, frames, i) > 0);
  const { values: numbers, exact } = numbersOf(column);
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) if (valid[i + 1] !== valid[i]) values[i] = numbers[i]!;

  const whole = isInteger(column.type);
  const safe = whole && exact ? safeSums(values, frames) : null;
  const sums = safe ?? (whole && !mean ? null : floatSums(values, frames, running));
  if (mean) {
    const means = sums!;
    for (let i = 0; i < length; i++) means[i]! /= countIn(valid, frames, i);
    return fixedWidthColumn(type, means, present);
  }
  if (type.kind === 'float64') return fixedWidthColumn(type, sums!, present);
  if (type.kind === 'float32') return fixedWidthColumn(type, Float32Array.from(sums!), present);
  const result = type.kind === 'uint64' ? new BigUint64Array(length) : new BigInt64Array(length);
  if (sums !== null) writeSafeIntegers(sums, result);
  else
    result.set(
      wrappedSums(column.values as ArrayLike<number | bigint>, valid, frames) as BigInt64Array & BigUint64Array,
    );
  return fixedWidthColumn(type, result, present);
}
