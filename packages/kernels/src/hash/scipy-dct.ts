import { dctPlans, directDct, type Dct } from './dct.ts';
import { pass2, pass3, pass4, pass5, type Pass } from './half-complex-passes.ts';
import { pocketTurns } from './turns.ts';

interface Stage {
  readonly pass: Pass;
  readonly radix: number;
  readonly turns: Float64Array;
}

const passes: ReadonlyMap<number, Pass> = new Map([
  [2, pass2],
  [3, pass3],
  [4, pass4],
  [5, pass5],
]);

/** The radices of a length in the order they are used, or undefined where it has another prime factor. */
function radicesOf(length: number): number[] | undefined {
  const radices: number[] = [];
  let rest = length;
  for (const radix of [4, 2, 3, 5]) {
    while (rest % radix === 0) {
      rest /= radix;
      if (radix === 2) {
        // The one factor of 2 changes places with the first 4.
        radices.push(radices.length === 0 ? 2 : radices[0]!);
        radices[0] = 2;
      } else radices.push(radix);
    }
  }
  return rest === 1 ? radices : undefined;
}

function stagesOf(length: number, radices: readonly number[]): Stage[] {
  const turn = pocketTurns(length);
  let lines = 1;
  return radices.map((radix) => {
    const span = length / (lines * radix);
    const turns = new Float64Array((radix - 1) * (span - 1) + 1);
    for (let part = 1; part < radix; part++) {
      for (let i = 1; i <= (span - 1) / 2; i++) {
        turns.set(turn(part * lines * i), (part - 1) * (span - 1) + 2 * i - 2);
      }
    }
    lines *= radix;
    return { pass: passes.get(radix)!, radix, turns };
  });
}

/**
 * DCT-II with the roundings of `scipy.fftpack.dct` (pocketfft without fused multiply-add): a real FFT between two sweeps
 * of sums. Lengths are multiples of 4; one with a prime factor above 5 is summed directly, and equals scipy's to rounding.
 */
export const scipyDct = dctPlans((length) => {
  const radices = radicesOf(length);
  return radices === undefined ? directDct(length) : pocketDct(length, radices);
});

function pocketDct(n: number, radices: readonly number[]): Dct {
  const stages = stagesOf(n, radices);
  const quarter = pocketTurns(4 * n);
  const cosines = Float64Array.from({ length: n }, (_, i) => quarter(i)[0]);
  const other = new Float64Array(n);

  const backward = (line: Float64Array): void => {
    let from = line;
    let to: Float64Array = other;
    let lines = 1;
    for (const { pass, radix, turns } of stages) {
      pass(n / (lines * radix), lines, from, to, turns);
      [from, to] = [to, from];
      lines *= radix;
    }
    if (from !== line) line.set(from);
  };

  const run = (line: Float64Array): void => {
    line[0]! *= 2;
    line[n - 1]! *= 2;
    for (let k = 1; k < n - 1; k += 2) {
      const next = line[k + 1]!;
      line[k + 1] = next - line[k]!;
      line[k] = line[k]! + next;
    }
    backward(line);
    const half = n / 2;
    for (let k = 1, j = n - 1; k < half; k++, j--) {
      const sum = cosines[k]! * line[j]! + cosines[j]! * line[k]!;
      const difference = cosines[k]! * line[k]! - cosines[j]! * line[j]!;
      line[k] = 0.5 * (sum + difference);
      line[j] = 0.5 * (sum - difference);
    }
    line[half]! *= cosines[half]!;
  };
  return { run };
}
