import { hex, mixRgb, ramp } from '../draw/math.ts';
import { fbm2 } from '../draw/noise.ts';
import { paintRaster } from '../draw/raster.ts';
import { dogBust } from '../model/dog-body.ts';
import { dogHead } from '../model/dog-head.ts';
import type { Group, Part } from '../model/shape.ts';
import { turned } from '../model/shape.ts';
import type { Motif } from './stage.ts';
import { shoot } from './stage.ts';

/** A bichon with a bow, in a photographer's studio: lamp from the left, a paper roll behind. */
export const bichon: Motif = {
  name: 'bichon',
  width: 800,
  height: 800,
  draw: (width, height) => {
    const coat = hex('#e9e2d8');
    const head = dogHead(
      { coat, earColor: hex('#d8c6b0'), ears: 'floppy', fur: 0.36, muzzle: 0.62, eyes: hex('#23120a'), eyeSize: 0.15 },
      [0, 0, 0],
      turned(0.12, -0.02, 0.2),
    );
    return shoot({
      backdrop: paintRaster(width, height, (u, v) => {
        const lamp = ramp(0.95, 0, Math.hypot(u - 0.2, (v - 0.3) * 1.1));
        const paper = 0.94 + 0.12 * fbm2(u * 4, v * 4, 4, 3);
        const color = mixRgb(hex('#4a1630'), hex('#e88aa0'), lamp);
        return [color[0] * paper, color[1] * paper, color[2] * paper];
      }),
      groups: [dogBust({ coat, fur: 0.42 }, null), { ...head, parts: [...head.parts, ...topknot(coat)] }, bow],
      camera: { at: [0.1, 0.05, 9], target: [0, -0.16, 0], view: 22 },
      light: {
        key: { from: [-0.9, 0.6, 0.5], color: [1.5, 1.4, 1.3], softness: 0.3 },
        sky: [0.26, 0.22, 0.28],
        bounce: [0.22, 0.14, 0.17],
        rim: { from: [0.9, 0.4, -0.5], color: [0.75, 0.45, 0.6] },
      },
      bound: { at: [0, -0.8, -0.4], radius: 3.4 },
      fur: { seed: 31, density: 9, unruly: 1.5, contrast: 0.34, thickness: 0.014 },
      film: { seed: 7, exposure: 0.85, vignette: 0.35 },
    });
  },
};

const topknot = (color: Part['material']['color']): Part[] =>
  [
    [0, 0.85, 0.05, 0.5],
    [-0.4, 0.7, 0.1, 0.42],
    [0.4, 0.7, 0.1, 0.42],
    [-0.62, -0.05, 0.2, 0.45],
    [0.62, -0.05, 0.2, 0.45],
    [-0.3, -0.55, 0.3, 0.4],
    [0.3, -0.55, 0.3, 0.4],
  ].map(([x, y, z, r]) => ({
    shape: { kind: 'ellipsoid', at: [x!, y!, z!], radii: [r!, r!, r!] },
    blend: 0.2,
    material: { color, fur: 0.36, gloss: 0 },
  }));

const silk = { color: hex('#2a9fb0'), fur: 0, gloss: 0.35 };

const bow: Group = {
  at: [-0.52, 1.02, 0.62],
  turn: turned(-0.1, -0.3, 0.45),
  bound: 0.9,
  parts: [
    ...[-1, 1].map((s): Part => ({
      shape: {
        kind: 'limb',
        from: [0.1 * s, 0, 0],
        to: [0.4 * s, 0.06, 0],
        radii: [0.07, 0.25],
        flat: { normal: [0, 0, 1], factor: 2 },
      },
      blend: 0.03,
      material: silk,
    })),
    { shape: { kind: 'ellipsoid', at: [0, 0, 0.06], radii: [0.12, 0.12, 0.12] }, blend: 0.02, material: silk },
  ],
};
