import type { Photo } from '../draw/develop.ts';
import { mix } from '../draw/math.ts';
import { between, seeded } from '../draw/random.ts';
import { OUTLINES, type Shape } from './outlines.ts';
import { backgroundPaint, type Colour, itemPaint } from './paints.ts';

/** Pixels of a side. */
const SIDE = 96;

/** Points looked at in each pixel, in either direction: edges are smooth. */
const SAMPLES = 4;

/** One shape somewhere on a plain or graded background, in the style the bundled models were trained on. */
export function drawDrawing(colour: Colour, shape: Shape, seed: number): Photo {
  const random = seeded(seed);
  const item = itemPaint(colour, random);
  const [from, to] = [backgroundPaint(item, random), backgroundPaint(item, random)];
  const change = random() < 0.5 ? 0 : between(random, 0.2, 0.5);
  const radius = between(random, 0.22, 0.4);
  const [cx, cy] = [
    between(random, radius * 1.13, 1 - radius * 1.13),
    between(random, radius * 1.13, 1 - radius * 1.13),
  ];
  const tilt = between(random, -0.5, 0.5);
  const inside = OUTLINES[shape](random());
  const [cosine, sine] = [Math.cos(tilt), Math.sin(tilt)];

  /** How much of a pixel the shape covers. */
  const covered = (column: number, row: number): number => {
    let hits = 0;
    for (let i = 0; i < SAMPLES * SAMPLES; i++) {
      const x = ((column + ((i % SAMPLES) + 0.5) / SAMPLES) / SIDE - cx) / radius;
      const y = ((row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / SIDE - cy) / radius;
      if (inside(x * cosine + y * sine, y * cosine - x * sine)) hits++;
    }
    return hits / (SAMPLES * SAMPLES);
  };

  const data = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255);
  for (let p = 0; p < SIDE * SIDE; p++) {
    const [column, row] = [p % SIDE, Math.floor(p / SIDE)];
    const cover = covered(column, row);
    for (let c = 0; c < 3; c++) data[p * 4 + c] = mix(mix(from[c]!, to[c]!, (change * row) / SIDE), item[c]!, cover);
  }
  return { width: SIDE, height: SIDE, data };
}
