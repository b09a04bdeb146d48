import { between, type Random } from '../draw/random.ts';

/** Red, green and blue, 0..255. */
export type Paint = readonly [number, number, number];

/** Degrees, with gaps between them: nothing is drawn that people would call by two names. */
const HUES = {
  red: [-8, 7],
  orange: [22, 34],
  yellow: [50, 60],
  green: [95, 150],
  blue: [205, 240],
  purple: [268, 288],
} as const;

export type Colour = keyof typeof HUES;

/** A dark orange is brown, a dark yellow olive. */
const DARKEST: Readonly<Partial<Record<Colour, number>>> = { orange: 0.9, yellow: 0.88 };

/** A background nearer to the shape's colour than this would hide its outline. */
const APART = 120;

/** From hue in degrees, saturation and value. */
function hsv(hue: number, saturation: number, value: number): Paint {
  const channel = (offset: number): number => {
    const k = (offset + hue / 60 + 6) % 6;
    return Math.round(255 * value * (1 - saturation * Math.max(0, Math.min(k, 4 - k, 1))));
  };
  return [channel(5), channel(3), channel(1)];
}

export function itemPaint(colour: Colour, random: Random): Paint {
  const [low, high] = HUES[colour];
  return hsv(between(random, low, high), between(random, 0.75, 1), between(random, DARKEST[colour] ?? 0.65, 1));
}

/** White, grey or faintly coloured. */
export function backgroundPaint(item: Paint, random: Random): Paint {
  for (;;) {
    const paint: Paint =
      random() < 0.2
        ? [255, 255, 255]
        : hsv(between(random, 0, 360), between(random, 0, 0.15), between(random, 0.1, 1));
    if (Math.hypot(...paint.map((channel, i) => channel - item[i]!)) > APART) return paint;
  }
}
