import { hex, mixRgb, ramp } from '../draw/math.ts';
import type { Rgb, Vec } from '../draw/math.ts';
import { fbm2, fbm3, noise2 } from '../draw/noise.ts';
import { between, seeded } from '../draw/random.ts';
import { createRaster } from '../draw/raster.ts';
import type { Group, Part } from '../model/shape.ts';
import { turned } from '../model/shape.ts';
import type { Motif } from './stage.ts';
import { shoot } from './stage.ts';

/** Dinner: a blue bowl of kibble on kitchen tiles, biscuits beside it, seen from the table. */
export const bowl: Motif = {
  name: 'bowl',
  width: 640,
  height: 640,
  draw: (width, height) =>
    shoot({
      backdrop: createRaster(width, height),
      groups: [
        dish,
        kibble,
        biscuit([2.05, 0.16, 1.5], 0.7),
        biscuit([1.3, 0.16, 2.35], -0.25),
        biscuit([1.72, 0.4, 1.95], 1.9),
      ],
      camera: { at: [0.3, 11, 7.2], target: [0.2, 0.2, 0.3], view: 26.5 },
      light: {
        key: { from: [-0.75, 0.85, -0.25], color: [1.75, 1.6, 1.35], softness: 0.2 },
        sky: [0.34, 0.38, 0.42],
        bounce: [0.2, 0.18, 0.16],
        rim: { from: [0, 1, 0], color: [0.05, 0.05, 0.05] },
      },
      ground: { height: 0, albedo: tiles },
      bound: { at: [0.4, 0.4, 0.5], radius: 3.45 },
      fur: { seed: 1, density: 0, unruly: 0, contrast: 0 },
      film: { seed: 9, exposure: 0.9, vignette: 0.4 },
    }),
};

const part = (shape: Part['shape'], color: Rgb, gloss: number, blend = 0): Part => ({
  shape,
  blend,
  material: { color, fur: 0, gloss },
});

const ring = (y: number, radius: number, thickness: number, height: number): Part['shape'] => ({
  kind: 'ring',
  at: [0, y, 0],
  axis: [0, 1, 0],
  radius,
  thickness,
  height,
});

const dish: Group = {
  at: [-0.35, 0, -0.25],
  turn: turned(0),
  bound: 2.5,
  parts: [
    part(ring(0.12, 2.12, 0.12, 0.05), hex('#2b62a8'), 0.9),
    part(ring(0.45, 1.98, 0.13, 0.3), hex('#2b62a8'), 0.9, 0.15),
    part(ring(0.86, 1.9, 0.11, 0.02), hex('#f0ece0'), 0.9, 0.03),
    part({ kind: 'ellipsoid', at: [0, 0.2, 0], radii: [1.9, 0.25, 1.9] }, hex('#7a4a26'), 0),
  ],
};

const kibble: Group = {
  at: [-0.35, 0, -0.25],
  turn: turned(0),
  bound: 3.2,
  parts: scatter(),
  paint: (s) => {
    const crumb = 0.6 + 0.8 * fbm3(s.x * 14, s.y * 14, s.z * 14, 3, 6);
    const tone = 0.75 + 0.5 * noise2(Math.round(s.x * 3), Math.round(s.z * 3), 3);
    s.r *= crumb * tone;
    s.g *= crumb * tone;
    s.b *= crumb * tone;
  },
};

function scatter(): Part[] {
  const random = seeded(404);
  const parts: Part[] = [];
  const browns = [hex('#8a5426'), hex('#6e3f1c'), hex('#a8692e'), hex('#7d3a22')];
  const place = (x: number, y: number, z: number): void => {
    const size = between(random, 0.2, 0.27);
    const radii: Vec = [size, size * between(random, 0.6, 0.85), size * between(random, 0.85, 1.1)];
    parts.push(part({ kind: 'ellipsoid', at: [x, y, z], radii }, browns[Math.floor(random() * 4)]!, 0.06, 0.02));
  };
  // Sunflower spacing fills the disc evenly; the pile is highest in the middle.
  for (let i = 0; i < 110; i++) {
    const radius = 1.72 * Math.sqrt((i + 0.5) / 110);
    const angle = i * 2.39996;
    const heap = 0.95 - 0.16 * radius * radius + between(random, -0.08, 0.1);
    place(
      Math.cos(angle) * radius + between(random, -0.06, 0.06),
      heap,
      Math.sin(angle) * radius + between(random, -0.06, 0.06),
    );
  }
  for (const [x, z] of [
    [2.55, -0.9],
    [2.3, 0.55],
    [-1.9, 2.1],
    [-0.4, 2.7],
  ] as const)
    place(x, 0.16, z);
  return parts;
}

function biscuit(at: Vec, angle: number): Group {
  const color = hex('#d9a662');
  const flat = { normal: [0, 1, 0] as const, factor: 1.7 };
  const knob = (x: number, z: number): Part =>
    part({ kind: 'ellipsoid', at: [x, 0, z], radii: [0.25, 0.16, 0.25] }, color, 0.02, 0.1);
  return {
    at,
    turn: turned(angle),
    bound: 1.1,
    parts: [
      part({ kind: 'limb', from: [-0.5, 0, 0], to: [0.5, 0, 0], radii: [0.24, 0.24], flat }, color, 0.02),
      ...[-1, 1].flatMap((s) => [knob(0.6 * s, 0.2), knob(0.6 * s, -0.2)]),
    ],
    paint: (s) => {
      const bake = 0.7 + 0.5 * fbm3(s.x * 5, s.y * 5, s.z * 5, 4, 15);
      const edge = ramp(0.05, 0.13, s.y) * 0.25 + 0.75;
      s.r *= bake * edge;
      s.g *= bake * edge;
      s.b *= bake * edge;
    },
  };
}

function tiles(x: number, z: number): Rgb {
  const [u, v] = [(x * 0.9 + z * 0.44) / 1.75, (z * 0.9 - x * 0.44) / 1.75];
  const [i, j] = [Math.floor(u), Math.floor(v)];
  const edge = Math.min(u - i, 1 - u + i, v - j, 1 - v + j);
  const marble = fbm2(u * 2.3 + 5 * noise2(i, j, 2), v * 2.3 + 3 * fbm2(u * 2, v * 2, 3, 4), 5, 9);
  const base =
    (i + j) % 2 === 0
      ? mixRgb(hex('#e2dccb'), hex('#b5a68b'), ramp(0.4, 0.75, marble))
      : mixRgb(hex('#55665f'), hex('#93a39b'), ramp(0.45, 0.8, marble));
  return mixRgb(hex('#6a635a'), base, ramp(0.012, 0.028, edge));
}
