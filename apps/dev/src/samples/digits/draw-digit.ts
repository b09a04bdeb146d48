import { clamp01 } from '../draw/math.ts';
import { bell, between, type Random } from '../draw/random.ts';
import { DIGITS, type Point, type Stroke } from './strokes.ts';

/** Pixels of a side. */
const SIDE = 28;

/** Shades from paper to ink; fewer than 256, so that the file stays small. */
const SHADES = 16;

/** One hand's way of putting a digit on paper. */
function hand(random: Random): (point: Point) => Point {
  const [width, height] = [between(random, 9, 14), between(random, 16, 21)];
  const [slant, turn] = [between(random, -0.05, 0.3), between(random, -0.12, 0.12)];
  const [x0, y0] = [SIDE / 2 + between(random, -3, 3), SIDE / 2 + between(random, -2, 2)];
  const [bow, wave, phase] = [bell(random) * 0.05, bell(random) * 0.04, between(random, 0, 6)];
  return ([u, v]) => {
    const x = (u - 0.5 + bow * Math.sin(Math.PI * v) + wave * Math.sin(4 * v + phase)) * width - slant * (v - 0.5) * 14;
    const y = (v - 0.5 + wave * Math.sin(4 * u + phase)) * height;
    return [x0 + x * Math.cos(turn) - y * Math.sin(turn), y0 + x * Math.sin(turn) + y * Math.cos(turn)];
  };
}

/** How far a point is from a line between two others, squared. */
function squaredDistance(x: number, y: number, [x0, y0]: Point, [x1, y1]: Point): number {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const along = clamp01(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy));
  return (x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2;
}

/** The strokes of a digit in pixels; none for an empty field. */
function written(digit: number | null, random: Random): Stroke[] {
  const place = hand(random);
  return digit === null ? [] : DIGITS[digit]!.map((stroke) => stroke.map(place));
}

/** A scan of one digit, or of nothing: 0 is paper, 255 ink, row by row. */
export function drawDigit(digit: number | null, random: Random): number[] {
  const strokes = written(digit, random);
  const [radius, ink] = [between(random, 0.7, 1.6), between(random, 0.65, 1)];
  const pixels: number[] = [];
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      let nearest = Infinity;
      for (const stroke of strokes) {
        for (let i = 1; i < stroke.length; i++) {
          nearest = Math.min(nearest, squaredDistance(x + 0.5, y + 0.5, stroke[i - 1]!, stroke[i]!));
        }
      }
      const covered = clamp01(radius + 0.5 - Math.sqrt(nearest));
      const grain = covered > 0 ? bell(random) * 0.08 : 0;
      const dust = random() < 0.012 ? random() * 0.5 : 0;
      const shade = clamp01(Math.max(covered * ink + grain, dust));
      pixels.push((Math.round(shade * (SHADES - 1)) * 255) / (SHADES - 1));
    }
  }
  return pixels;
}
