/** Small vector and ramp helpers for scene set-up; hot loops spell their arithmetic out instead. */
export type Vec = readonly [number, number, number];
/** Linear light, 0..1 for what a white wall sends back, more for lamps. */
export type Rgb = readonly [number, number, number];

export const clamp01 = (v: number): number => (v < 0 ? 0 : v > 1 ? 1 : v);

export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

/** 0 below `low`, 1 above `high`, smooth between; `low` > `high` turns it around. */
export function ramp(low: number, high: number, v: number): number {
  const t = clamp01((v - low) / (high - low));
  return t * t * (3 - 2 * t);
}

export const mixRgb = (a: Rgb, b: Rgb, t: number): Rgb => [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];

export const scale = (a: Vec, s: number): Vec => [a[0] * s, a[1] * s, a[2] * s];

export const add = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

export const subtract = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

export const unit = (a: Vec): Vec => scale(a, 1 / Math.hypot(a[0], a[1], a[2]));

const known = new Map<string, Rgb>();

/** `#rrggbb` as linear light. Remembered, so that shaders may write colours where they use them. */
export function hex(color: string): Rgb {
  let rgb = known.get(color);
  if (rgb === undefined) {
    rgb = [linear(color.slice(1, 3)), linear(color.slice(3, 5)), linear(color.slice(5, 7))];
    known.set(color, rgb);
  }
  return rgb;
}

function linear(digits: string): number {
  const v = Number.parseInt(digits, 16) / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}
