import { bokeh } from '../draw/backdrop.ts';
import { hex, mixRgb, ramp } from '../draw/math.ts';
import { fbm2, fbm3 } from '../draw/noise.ts';
import { standingDog } from '../model/dog-body.ts';
import { dogHead } from '../model/dog-head.ts';
import { growGrass } from '../model/grass.ts';
import type { Surface } from '../model/shape.ts';
import { turned } from '../model/shape.ts';
import type { Motif } from './stage.ts';
import { shoot } from './stage.ts';

/** A corgi standing on a lawn, side on, head to the camera. */
export const corgi: Motif = {
  name: 'corgi',
  width: 1080,
  height: 720,
  draw: (width, height) => {
    const coat = hex('#c07a34');
    const { body, head } = standingDog({
      coat,
      fur: 0.22,
      markings: socks,
      length: 2.6,
      legs: 0.75,
      girth: 0.95,
      tail: [
        [0, 0, 0],
        [-0.3, 0.2, 0],
      ],
      tailRadius: 0.24,
    });
    const lawn = { z: [-14, 5.2] as const, x: [-9, 9] as const, thickness: 0.035, tip: hex('#a8c65a') };
    return shoot({
      backdrop: bokeh(width, height, {
        seed: 44,
        top: hex('#c9d7b4'),
        bottom: hex('#6d8a3c'),
        dark: hex('#2f4a22'),
        lights: [hex('#fff7d8'), hex('#dbe8a0')],
        count: 46,
        size: 0.045,
        focus: [0.25, 0.15],
      }),
      groups: [
        body,
        dogHead(
          { coat, ears: 'pricked', fur: 0.18, muzzle: 0.95, eyes: hex('#4a270e'), tongue: true, markings: blaze },
          head,
          turned(0.62, -0.02, -0.04),
        ),
      ],
      camera: { at: [0.7, 2.6, 12.5], target: [0.3, 1.78, 0], view: 24 },
      light: {
        key: { from: [0.7, 0.62, 0.55], color: [1.75, 1.5, 1.15], softness: 0.12 },
        sky: [0.34, 0.42, 0.46],
        bounce: [0.14, 0.19, 0.06],
        rim: { from: [-0.8, 0.6, -0.5], color: [0.9, 0.8, 0.55] },
      },
      ground: {
        height: 0,
        albedo: (x, z) => mixRgb(hex('#4f7a22'), hex('#2c4d16'), ramp(0.3, 0.7, fbm2(x * 1.6, z * 1.6, 3, 2))),
      },
      bound: { at: [0.4, 1.9, 0], radius: 3.3 },
      fur: { seed: 17, density: 8, unruly: 0.35, contrast: 0.45 },
      film: { seed: 4, exposure: 0.85 },
      before: (raster, camera, { depth }) =>
        growGrass(raster, camera, depth, { ...lawn, seed: 5, count: 46000, height: 0.26, fresh: 0.45, z: [-14, 0.6] }),
      after: (raster, camera, { depth }) =>
        growGrass(raster, camera, depth, { ...lawn, seed: 6, count: 14000, height: 0.26, fresh: 0.45, z: [0.5, 6] }),
    });
  },
};

function whiten(s: Surface, amount: number): void {
  s.r += (0.84 - s.r) * amount;
  s.g += (0.82 - s.g) * amount;
  s.b += (0.77 - s.b) * amount;
}

function blaze(s: Surface): void {
  const wave = (fbm3(s.x * 4, s.y * 4, s.z * 4, 2, 2) - 0.5) * 0.12;
  const stripe = ramp(0.16, 0.09, Math.abs(s.x) + wave) * ramp(0, 0.3, s.z);
  const muzzle = ramp(0.02, -0.12, s.y + wave) * ramp(0.6, 0.4, Math.abs(s.x)) * ramp(0.3, 0.6, s.z);
  whiten(s, Math.max(stripe, muzzle, ramp(-0.3, -0.5, s.y)));
}

function socks(s: Surface): void {
  const wave = (fbm3(s.x * 3, s.y * 3, s.z * 3, 2, 24) - 0.5) * 0.4;
  const chest = ramp(1.1, 1.5, s.x + wave + 0.35 * (1.4 - s.y)) * ramp(2.3, 1.6, s.y + wave);
  whiten(s, Math.max(chest, ramp(0.8, 0.55, s.y + wave)));
}
