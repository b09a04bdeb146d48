import type { Pixels } from '../pixels.ts';
import { packBits } from './bits.ts';
import { fma } from './fma.ts';
import type { HashCompat } from './spec.ts';

const HUES = 6;

/** Pixels of a picture by kind: black, grey, and by hue faint and bright ones. */
interface ColourCounts {
  readonly black: number;
  readonly grey: number;
  /** Neither black nor grey; imagehash counts some of these neither as faint nor as bright. */
  readonly coloured: number;
  readonly faint: Uint32Array;
  readonly bright: Uint32Array;
}

/**
 * colorhash: how many pixels are black, grey, and faint or bright in each of six hues, by intensity, and by hue and
 * saturation in bytes as Pillow's HSV. Looks at every pixel; alpha is ignored.
 *
 * @returns 14 values of `binbits` bits, packed; zeros for a picture without pixels
 */
export function colorhash(src: Pixels, binbits: number, compat: HashCompat): Uint8Array {
  const counts = countColours(src, compat);
  const total = Math.max(src.width * src.height, 1);
  const coloured = Math.max(counts.coloured, 1);
  const levels = 2 ** binbits;
  const values = [
    (counts.black / total) * levels,
    (counts.grey / total) * levels,
    ...[...counts.faint, ...counts.bright].map((count) => (count * levels) / coloured),
  ];
  const bits: number[] = [];
  for (const value of values) {
    const level = Math.min(levels - 1, Math.floor(value));
    // imagehash's own code, not plain binary: a bit is set where any of the bits kept is.
    for (let k = binbits - 1; k >= 0; k--) bits.push(Math.floor(level / 2 ** k) % 2 ** (k + 1) === 0 ? 0 : 1);
  }
  return packBits(bits);
}

/** Luma weights and the sum at which a pixel is no longer black: luma 32, of 0..255. */
const blackness = {
  daft: { red: 299, green: 587, blue: 114, limit: 31_500 },
  // Rec. 601 in 16 bits, rounded.
  imagehash: { red: 19_595, green: 38_470, blue: 7_471, limit: (32 << 16) - 0x80_00 },
} as const;

function countColours({ width, height, channels, stride, data }: Pixels, compat: HashCompat): ColourCounts {
  let [black, grey, coloured] = [0, 0, 0];
  const faint = new Uint32Array(HUES);
  const bright = new Uint32Array(HUES);
  const { red, green, blue, limit } = blackness[compat];
  const [toGreen, toBlue] = channels < 3 ? [0, 0] : [1, 2];
  // Pillow's saturation is 255 * spread / max, rounded down: grey below 85, bright from 171 on.
  const faintBelow = compat === 'daft' ? 171 : 170;
  const end = width * height * stride;
  for (let at = 0; at < end; at += stride) {
    const r = data[at]!;
    const g = data[at + toGreen]!;
    const b = data[at + toBlue]!;
    const brightness = red * r + green * g + blue * b;
    if (brightness < limit || (brightness === limit && compat === 'daft' && isBlackTie(r, g, b))) {
      black++;
      continue;
    }
    const max = r > g ? (r > b ? r : b) : g > b ? g : b;
    const spread = max - (r < g ? (r < b ? r : b) : g < b ? g : b);
    if (3 * spread < max) {
      grey++;
      continue;
    }
    coloured++;
    if (255 * spread < faintBelow * max) faint[hueOf(r, g, b, max, spread)]!++;
    else if (255 * spread >= 171 * max) bright[hueOf(r, g, b, max, spread)]!++;
  }
  return { black, grey, coloured, faint, bright };
}

/** Daft rounds a luma of f64 with fused multiply-adds; where it is 31.5 exactly, the roundings decide. */
function isBlackTie(r: number, g: number, b: number): boolean {
  return fma(0.114, b, fma(0.299, r, 0.587 * g)) < 31.5;
}

/**
 * The sixth of 0..255 that the hue of a coloured pixel falls into (edges at 42.5, 85, 127.5, 170, 212.5). Pillow's hue is
 * 0, 85 or 170, by the largest of the three, plus 255 / 6 times the difference of the others by the spread, rounded down:
 * each of them is on an edge, so the sign and one comparison tell.
 */
function hueOf(r: number, g: number, b: number, max: number, spread: number): number {
  let edge = 0;
  let difference = g - b;
  if (max !== r) {
    edge = max === g ? 2 : 4;
    difference = max === g ? b - r : r - g;
  }
  if (difference >= 0) return edge;
  const below = 255 * difference < -252 * spread ? 2 : 1;
  return edge >= below ? edge - below : edge - below + HUES;
}
