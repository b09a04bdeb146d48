/**
 * One radix of a backward real FFT: `lines` groups of `radix` half-complex sequences of length `span` in `from` become
 * `radix` times `lines` sequences of that length in `to`.
 *
 * The data is read at `from[i + span * (part + radix * line)]` and written at `to[i + span * (line + lines * part)]`.
 * `turns[span * 2 * (part - 1) + 2 * pair]` holds cos and sin of the turn of a later part's complex pair. The order of the
 * operations is that of FFTPACK (P. Swarztrauber), which pocketfft kept: their roundings are part of the result.
 */
export type Pass = (span: number, lines: number, from: Float64Array, to: Float64Array, turns: Float64Array) => void;

/** Writes the complex number (re, im) at `at`, turned by the entry of `turns`. */
function writeTurned(to: Float64Array, at: number, re: number, im: number, turns: Float64Array, entry: number): void {
  const [c, s] = [turns[entry]!, turns[entry + 1]!];
  to[at + 1] = c * im + s * re;
  to[at] = c * re - s * im;
}

export const pass2: Pass = (span, lines, from, to, turns) => {
  const far = span * lines;
  for (let line = 0; line < lines; line++) {
    const [a, b, out] = [2 * span * line, 2 * span * line + span, span * line];
    to[out] = from[a]! + from[b + span - 1]!;
    to[out + far] = from[a]! - from[b + span - 1]!;
    if (span % 2 === 0) {
      to[out + span - 1] = 2 * from[a + span - 1]!;
      to[out + far + span - 1] = -2 * from[b]!;
    }
    for (let i = 1, j = span - 3; i < span - 1; i += 2, j -= 2) {
      to[out + i] = from[a + i]! + from[b + j]!;
      to[out + i + 1] = from[a + i + 1]! - from[b + j + 1]!;
      const re = from[a + i]! - from[b + j]!;
      const im = from[a + i + 1]! + from[b + j + 1]!;
      writeTurned(to, out + far + i, re, im, turns, i - 1);
    }
  }
};

const SIN_THIRD = 0.866_025_403_784_438_6;

export const pass3: Pass = (span, lines, from, to, turns) => {
  const far = span * lines;
  for (let line = 0; line < lines; line++) {
    const [a, out] = [3 * span * line, span * line];
    const [b, c] = [a + span, a + 2 * span];
    const double = 2 * from[b + span - 1]!;
    const middle = from[a]! - 0.5 * double;
    const across = 2 * SIN_THIRD * from[c]!;
    to[out] = from[a]! + double;
    to[out + 2 * far] = middle + across;
    to[out + far] = middle - across;
    for (let i = 1, j = span - 3; i < span - 1; i += 2, j -= 2) {
      const re = from[c + i]! + from[b + j]!;
      const im = from[c + i + 1]! - from[b + j + 1]!;
      const [re0, im0] = [from[a + i]! - 0.5 * re, from[a + i + 1]! - 0.5 * im];
      to[out + i] = from[a + i]! + re;
      to[out + i + 1] = from[a + i + 1]! + im;
      const reAcross = SIN_THIRD * (from[c + i]! - from[b + j]!);
      const imAcross = SIN_THIRD * (from[c + i + 1]! + from[b + j + 1]!);
      writeTurned(to, out + far + i, re0 - imAcross, im0 + reAcross, turns, i - 1);
      writeTurned(to, out + 2 * far + i, re0 + imAcross, im0 - reAcross, turns, span - 1 + i - 1);
    }
  }
};

export const pass4: Pass = (span, lines, from, to, turns) => {
  const far = span * lines;
  const entries = span - 1;
  for (let line = 0; line < lines; line++) {
    const [a, out] = [4 * span * line, span * line];
    const [b, c, d] = [a + span, a + 2 * span, a + 3 * span];
    const last = span - 1;
    const sum = from[a]! + from[d + last]!;
    const difference = from[a]! - from[d + last]!;
    const [twiceB, twiceC] = [2 * from[b + last]!, 2 * from[c]!];
    to[out] = sum + twiceB;
    to[out + 2 * far] = sum - twiceB;
    to[out + 3 * far] = difference + twiceC;
    to[out + far] = difference - twiceC;
    if (span % 2 === 0) {
      const [im1, im2] = [from[d]! + from[b]!, from[d]! - from[b]!];
      const [re2, re1] = [from[a + last]! + from[c + last]!, from[a + last]! - from[c + last]!];
      to[out + last] = re2 + re2;
      to[out + far + last] = Math.SQRT2 * (re1 - im1);
      to[out + 2 * far + last] = im2 + im2;
      to[out + 3 * far + last] = -Math.SQRT2 * (re1 + im1);
    }
    for (let i = 1, j = span - 3; i < span - 1; i += 2, j -= 2) {
      const [re2, re1] = [from[a + i]! + from[d + j]!, from[a + i]! - from[d + j]!];
      const [im1, im2] = [from[a + i + 1]! + from[d + j + 1]!, from[a + i + 1]! - from[d + j + 1]!];
      const [re4, im3] = [from[c + i + 1]! + from[b + j + 1]!, from[c + i + 1]! - from[b + j + 1]!];
      const [re3, im4] = [from[c + i]! + from[b + j]!, from[c + i]! - from[b + j]!];
      to[out + i] = re2 + re3;
      to[out + i + 1] = im2 + im3;
      writeTurned(to, out + far + i, re1 - re4, im1 + im4, turns, i - 1);
      writeTurned(to, out + 2 * far + i, re2 - re3, im2 - im3, turns, entries + i - 1);
      writeTurned(to, out + 3 * far + i, re1 + re4, im1 - im4, turns, 2 * entries + i - 1);
    }
  }
};

const COS_FIFTH = 0.309_016_994_374_947_45;
const SIN_FIFTH = 0.951_056_516_295_153_5;
const COS_TWO_FIFTHS = -0.809_016_994_374_947_5;
const SIN_TWO_FIFTHS = 0.587_785_252_292_473_1;

export const pass5: Pass = (span, lines, from, to, turns) => {
  const far = span * lines;
  const entries = span - 1;
  for (let line = 0; line < lines; line++) {
    const [a, out] = [5 * span * line, span * line];
    const [b, c, d, e] = [a + span, a + 2 * span, a + 3 * span, a + 4 * span];
    const last = span - 1;
    const [im5, im4] = [from[c]! + from[c]!, from[e]! + from[e]!];
    const [re2, re3] = [from[b + last]! + from[b + last]!, from[d + last]! + from[d + last]!];
    to[out] = from[a]! + re2 + re3;
    const middle1 = from[a]! + COS_FIFTH * re2 + COS_TWO_FIFTHS * re3;
    const middle2 = from[a]! + COS_TWO_FIFTHS * re2 + COS_FIFTH * re3;
    const across1 = im5 * SIN_FIFTH + im4 * SIN_TWO_FIFTHS;
    const across2 = im5 * SIN_TWO_FIFTHS - im4 * SIN_FIFTH;
    to[out + 4 * far] = middle1 + across1;
    to[out + far] = middle1 - across1;
    to[out + 3 * far] = middle2 + across2;
    to[out + 2 * far] = middle2 - across2;
    for (let i = 1, j = span - 3; i < span - 1; i += 2, j -= 2) {
      const [re2, re5] = [from[c + i]! + from[b + j]!, from[c + i]! - from[b + j]!];
      const [im5, im2] = [from[c + i + 1]! + from[b + j + 1]!, from[c + i + 1]! - from[b + j + 1]!];
      const [re3, re4] = [from[e + i]! + from[d + j]!, from[e + i]! - from[d + j]!];
      const [im4, im3] = [from[e + i + 1]! + from[d + j + 1]!, from[e + i + 1]! - from[d + j + 1]!];
      to[out + i] = from[a + i]! + re2 + re3;
      to[out + i + 1] = from[a + i + 1]! + im2 + im3;
      const reMiddle1 = from[a + i]! + COS_FIFTH * re2 + COS_TWO_FIFTHS * re3;
      const imMiddle1 = from[a + i + 1]! + COS_FIFTH * im2 + COS_TWO_FIFTHS * im3;
      const reMiddle2 = from[a + i]! + COS_TWO_FIFTHS * re2 + COS_FIFTH * re3;
      const imMiddle2 = from[a + i + 1]! + COS_TWO_FIFTHS * im2 + COS_FIFTH * im3;
      const reAcross1 = re5 * SIN_FIFTH + re4 * SIN_TWO_FIFTHS;
      const reAcross2 = re5 * SIN_TWO_FIFTHS - re4 * SIN_FIFTH;
      const imAcross1 = im5 * SIN_FIFTH + im4 * SIN_TWO_FIFTHS;
      const imAcross2 = im5 * SIN_TWO_FIFTHS - im4 * SIN_FIFTH;
      writeTurned(to, out + far + i, reMiddle1 - imAcross1, imMiddle1 + reAcross1, turns, i - 1);
      writeTurned(to, out + 2 * far + i, reMiddle2 - imAcross2, imMiddle2 + reAcross2, turns, entries + i - 1);
      writeTurned(to, out + 3 * far + i, reMiddle2 + imAcross2, imMiddle2 - reAcross2, turns, 2 * entries + i - 1);
      writeTurned(to, out + 4 * far + i, reMiddle1 + imAcross1, imMiddle1 - reAcross1, turns, 3 * entries + i - 1);
    }
  }
};
