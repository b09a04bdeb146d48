import { exactCos, exactSin, piOver } from './exact-trig.ts';

/** cos and sin of 2 pi x / n, 0 <= 2x <= n: computed in the first octant, elsewhere by symmetry. */
function turnOf(x: number, n: number): readonly [cos: number, sin: number] {
  const unit = piOver(4 * n);
  const eighths = 8 * x;
  if (eighths < n) return [exactCos(eighths * unit), exactSin(eighths * unit)];
  if (eighths < 2 * n) return [exactSin((2 * n - eighths) * unit), exactCos((2 * n - eighths) * unit)];
  if (eighths <= 4 * n) {
    const [c, s] = turnOf(x - n / 4, n);
    return [-s, c];
  }
  throw new RangeError(`The turn ${x} of ${n} is past the first half.`);
}

/** Turns of one n-th of a circle, i / n for 0 <= 2i <= n. */
export type Turns = (i: number) => readonly [cos: number, sin: number];

/**
 * The unit roots of pocketfft (the library under scipy's transforms): two short tables, a fine and a coarse one, and
 * their complex products, whose roundings are part of the result. `n` is a multiple of 4.
 */
export function pocketTurns(n: number): Turns {
  const values = Math.floor((n + 2) / 2);
  let shift = 1;
  while (2 ** (2 * shift) < values) shift++;
  const size = 2 ** shift;
  const fine = Array.from({ length: size }, (_, i) => turnOf(i, n));
  const coarse = Array.from({ length: Math.ceil(values / size) }, (_, i) => turnOf(i * size, n));
  return (i) => {
    const [c1, s1] = fine[i % size]!;
    const [c2, s2] = coarse[Math.floor(i / size)]!;
    return [c1 * c2 - s1 * s2, c1 * s2 + s1 * c2];
  };
}
