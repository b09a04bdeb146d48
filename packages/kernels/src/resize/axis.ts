/** Weights of one axis: output o is the sum of `weights[offset[o] + t] * p[left[o] + t]` for t < count[o], count >= 1. */
export interface Taps<Weights extends Float32Array | Int32Array> {
  readonly from: number;
  readonly to: number;
  readonly left: Uint32Array;
  readonly count: Uint32Array;
  readonly offset: Uint32Array;
  readonly weights: Weights;
  /** Largest count. */
  readonly taps: number;
}

/** Weights as f32. */
export type Axis = Taps<Float32Array>;
/** Weights in units of 2^-22. */
export type IntegerAxis = Taps<Int32Array>;

/** An axis over samples `start` to `start + axis.from` of the source. */
export interface PlacedAxis<A> {
  readonly axis: A;
  readonly start: number;
}

/** Outputs `first` to `first + length` of an axis, over no more of the source than they read. `length` >= 1. */
export function cutAxis<W extends Float32Array | Int32Array>(
  axis: Taps<W>,
  first: number,
  length: number,
): PlacedAxis<Taps<W>> {
  const end = first + length;
  let start = axis.from;
  let stop = 0;
  let taps = 0;
  for (let o = first; o < end; o++) {
    start = Math.min(start, axis.left[o]!);
    stop = Math.max(stop, axis.left[o]! + axis.count[o]!);
    taps = Math.max(taps, axis.count[o]!);
  }
  if (length === axis.to && start === 0 && stop === axis.from) return { axis, start };
  const left = axis.left.slice(first, end);
  for (let o = 0; o < length; o++) left[o]! -= start;
  const count = axis.count.subarray(first, end);
  const offset = axis.offset.subarray(first, end);
  return { axis: { from: stop - start, to: length, left, count, offset, weights: axis.weights, taps }, start };
}

/** The outputs of an axis in reverse order. */
export function reverseAxis<W extends Float32Array | Int32Array>(axis: Taps<W>): Taps<W> {
  return {
    ...axis,
    left: axis.left.slice().reverse(),
    count: axis.count.slice().reverse(),
    offset: axis.offset.slice().reverse(),
  };
}

/**
 * `total` outputs: those of the axis from number `before` on, and around them ones that are 0 whatever the source. These
 * read a sample that their neighbour reads, so that neither the first nor the last sample read ever falls.
 */
export function padAxis<W extends Float32Array | Int32Array>(axis: Taps<W>, before: number, total: number): Taps<W> {
  if (axis.to === total) return axis;
  const zero = axis.weights.length;
  const weights = new (axis.weights.constructor as new (length: number) => W)(zero + 1);
  weights.set(axis.weights);
  const last = axis.left.at(-1)! + axis.count.at(-1)! - 1;
  const left = new Uint32Array(total).fill(axis.left[0]!, 0, before).fill(last, before);
  const count = new Uint32Array(total).fill(1);
  const offset = new Uint32Array(total).fill(zero);
  left.set(axis.left, before);
  count.set(axis.count, before);
  offset.set(axis.offset, before);
  return { ...axis, to: total, left, count, offset, weights };
}

/** Every sample as it is: one weight that stands for 1. */
export function identityAxis<W extends Float32Array | Int32Array>(length: number, one: W): Taps<W> {
  const left = Uint32Array.from({ length }, (_, o) => o);
  const count = new Uint32Array(length).fill(1);
  return { from: length, to: length, left, count, offset: new Uint32Array(length), weights: one, taps: 1 };
}
