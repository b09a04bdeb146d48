import { hex, mixRgb, ramp } from '../draw/math.ts';
import type { Rgb } from '../draw/math.ts';
import { fbm2, noise2 } from '../draw/noise.ts';
import { paintRaster } from '../draw/raster.ts';
import { standingDog } from '../model/dog-body.ts';
import { dogHead } from '../model/dog-head.ts';
import { turned } from '../model/shape.ts';
import type { Motif } from './stage.ts';
import { shoot } from './stage.ts';

const HORIZON = 0.52;
const SUN = [0.72, 0.43] as const;

/** A dog on wet sand against the setting sun. */
export const beach: Motif = {
  name: 'beach',
  width: 1600,
  height: 1000,
  draw: (width, height) => {
    const aspect = width / height;
    const coat = hex('#5a3a24');
    const { body, head } = standingDog({
      coat,
      fur: 0.14,
      length: 2.3,
      legs: 1.5,
      girth: 0.82,
      tail: [
        [0, 0, 0],
        [-0.6, 0.5, 0],
        [-0.8, 1.2, 0.1],
      ],
      tailRadius: 0.15,
    });
    const place = [-3.3, 0, 0] as const;
    return shoot({
      backdrop: paintRaster(width, height, (u, v) => (v < HORIZON ? evening(u, v, aspect) : water(u, v, aspect))),
      groups: [
        { ...body, at: place },
        dogHead(
          { coat, ears: 'floppy', fur: 0.12, muzzle: 1.05, eyes: hex('#2b160a') },
          [head[0] + place[0], head[1], 0],
          turned(1.38, -0.08, 0),
        ),
      ],
      camera: { at: [0, 2.4, 21], target: [0, 2.15, 0], view: 26 },
      light: {
        key: { from: [0.75, 0.32, -0.7], color: [1.6, 0.9, 0.45], softness: 0.2 },
        sky: [0.75, 0.5, 0.55],
        bounce: [0.6, 0.36, 0.26],
        rim: { from: [0.8, 0.3, -0.6], color: [2.6, 1.4, 0.65] },
      },
      ground: { height: 0, albedo: (x, z) => sand(x, z), mirror: 0.6 },
      bound: { at: [-3, 2.2, 0], radius: 3.7 },
      fur: { seed: 41, density: 6, unruly: 0.35, contrast: 0.4 },
      film: { seed: 10, exposure: 0.95, vignette: 0.4, grain: 2 },
    });
  },
};

function evening(u: number, v: number, aspect: number): Rgb {
  const up = 1 - v / HORIZON;
  const sky = mixRgb(mixRgb(hex('#ffb05a'), hex('#e0607a'), ramp(0, 0.45, up)), hex('#2c3a78'), ramp(0.25, 1, up));
  const streak = fbm2(u * 3.2 * aspect, v * 22, 5, 61);
  const lit = mixRgb(hex('#5a3a62'), [1.5, 0.62, 0.32], ramp(0.75, 0.1, Math.hypot((u - SUN[0]) * 0.8, v - SUN[1])));
  const clouds = mixRgb(sky, lit, ramp(0.5, 0.72, streak) * 0.8);
  const away = Math.hypot((u - SUN[0]) * aspect, v - SUN[1]);
  const glow = 0.9 * Math.exp(-away * 5) + 6 * ramp(0.062, 0.054, away);
  return [clouds[0] + glow * 1.1, clouds[1] + glow * 0.7, clouds[2] + glow * 0.32];
}

function water(u: number, v: number, aspect: number): Rgb {
  const deep = (v - HORIZON) / (1 - HORIZON) + 0.004;
  const ripple = fbm2(u * aspect * 9 * (0.25 / deep) ** 0.35, (1.6 / deep ** 0.6) * 9, 4, 17);
  const mirrored = evening(
    u + (ripple - 0.5) * 0.06,
    Math.max(0, HORIZON - (v - HORIZON) * 0.9 - (ripple - 0.5) * 0.1),
    aspect,
  );
  const base = mixRgb(mirrored, hex('#20365a'), 0.5);
  const path = Math.exp(-(((u - SUN[0]) / (0.035 + 0.12 * deep)) ** 2)) * ramp(0.5, 0.7, ripple) * 3;
  return [base[0] + path, base[1] + path * 0.62, base[2] + path * 0.28];
}

/** Wet sand that grows out of the water's edge, with a line of foam; null is the sea. */
function sand(x: number, z: number): Rgb | null {
  const shore = -5.5 + 1.6 * noise2(x * 0.22, 3, 5) + 0.5 * noise2(x * 0.9, 7, 5);
  if (z < shore) return null;
  const foam =
    ramp(0.5, 0.15, z - shore) * ramp(0.3, 0.55, fbm2(x * 4, z * 3, 3, 14) + 0.25 * ramp(0.3, 0.05, z - shore));
  const ripple = 0.5 * fbm2(x * 0.7 + 0.6 * noise2(x, z, 2), z * 3, 4, 19) + 0.5 * fbm2(x * 3.1, z * 4.3, 4, 23);
  const wet = ramp(5, -4, z);
  const base = mixRgb(hex('#b98a62'), hex('#a0695c'), wet);
  const tone = 0.62 + 0.75 * ripple * (1 - 0.35 * wet) + 0.4 * (noise2(x * 30, z * 30, 1) - 0.5);
  return mixRgb([base[0] * tone, base[1] * tone, base[2] * tone], [1.6, 1.25, 1.15], foam * 0.8);
}
