import { hex, mixRgb, ramp } from '../draw/math.ts';
import { fbm2, noise2, noise3 } from '../draw/noise.ts';
import { paintRaster } from '../draw/raster.ts';
import { sittingDog } from '../model/dog-body.ts';
import { dogHead } from '../model/dog-head.ts';
import type { Surface } from '../model/shape.ts';
import { turned } from '../model/shape.ts';
import type { Motif } from './stage.ts';
import { shoot } from './stage.ts';

/** A dalmatian sitting indoors, window light slanting over a blue wall and an oak floor. */
export const dalmatian: Motif = {
  name: 'dalmatian',
  width: 720,
  height: 960,
  draw: (width, height) => {
    const { body, head } = sittingDog({ coat: hex('#e4dfd6'), fur: 0.09, markings: spots });
    const backdrop = paintRaster(width, height, (u, v) => {
      const plaster = 0.92 + 0.16 * fbm2(u * 30, v * 40, 4, 3);
      const board = v > 0.7 ? 1 : 0;
      const wall = mixRgb(hex('#4f7f94'), hex('#2f5568'), ramp(0.9, 0.1, u) * 0.8);
      const sun = windowLight(u + 0.35 * v - 0.18, v);
      const lit = mixRgb(wall, hex('#ffe6b8'), 0.62 * sun);
      const skirting = mixRgb(hex('#d9d4c8'), hex('#8f8a80'), ramp(0.9, 0.2, u));
      const color = board === 1 && v < 0.8 ? mixRgb(skirting, hex('#55524c'), ramp(0.705, 0.7, v)) : lit;
      return [color[0] * plaster, color[1] * plaster, color[2] * plaster];
    });
    return shoot({
      backdrop,
      groups: [
        body,
        dogHead(
          {
            coat: hex('#e4dfd6'),
            earColor: hex('#26211f'),
            ears: 'floppy',
            fur: 0.08,
            muzzle: 1.1,
            eyes: hex('#4a2a12'),
            markings: freckles,
          },
          head,
          turned(0.3, -0.04, 0.12),
        ),
      ],
      camera: { at: [-1.2, 3.2, 13.5], target: [0.15, 2.08, 0], view: 20.5 },
      light: {
        key: { from: [-0.75, 0.75, 0.65], color: [1.35, 1.22, 0.98], softness: 0.18 },
        sky: [0.28, 0.34, 0.4],
        bounce: [0.22, 0.16, 0.1],
        rim: { from: [0.8, 0.3, -0.5], color: [0.25, 0.32, 0.38] },
      },
      ground: { height: 0, albedo: oakFloor, mirror: 0.22 },
      bound: { at: [0.1, 2.2, 0.1], radius: 3.1 },
      fur: { seed: 23, density: 7, unruly: 0.2, contrast: 0.2 },
      film: { seed: 5, exposure: 0.85 },
    });
  },
};

const pane = (t: number, low: number, high: number): number => ramp(low, low + 0.015, t) * ramp(high, high - 0.015, t);

/** Four panes thrown on the wall. */
const windowLight = (u: number, v: number): number =>
  (pane(u, 0.42, 0.6) + pane(u, 0.63, 0.81)) * (pane(v, 0.05, 0.22) + pane(v, 0.25, 0.42));

function oakFloor(x: number, z: number): readonly [number, number, number] {
  const row = Math.floor(z / 0.75);
  const along = x + noise2(row * 5.7, 0, 1) * 9;
  const plank = Math.floor(along / 4.5);
  const tone = noise2(plank * 3.3, row * 7.9, 6);
  const grain = fbm2(along * 1.1, z * 14, 3, row * 13 + plank);
  const gap = Math.min(ramp(0, 0.035, z / 0.75 - row), ramp(0, 0.008, along / 4.5 - plank));
  const wood = mixRgb(hex('#9a6a3c'), hex('#5c3a1e'), 0.65 * grain + 0.35 * tone);
  return [wood[0] * (0.25 + 0.75 * gap), wood[1] * (0.25 + 0.75 * gap), wood[2] * (0.25 + 0.75 * gap)];
}

/** Where each lattice cell's spot sits, in cells from its corner; null where it has none. */
const cells = new Map<number, readonly [number, number, number] | null>();

function spotOf(i: number, j: number, k: number): readonly [number, number, number] | null {
  const key = ((i + 512) * 1024 + j + 512) * 1024 + k + 512;
  let found = cells.get(key);
  if (found === undefined) {
    const offset = (seed: number): number => 0.1 + 0.8 * noise3(i, j, k, seed);
    found = noise3(i * 7.1, j * 5.3, k * 3.9, 51) < 0.47 ? null : [offset(61), offset(71), offset(81)];
    cells.set(key, found);
  }
  return found;
}

/** One spot in about every other cell of size `size`, its edge ragged. */
function spot(x: number, y: number, z: number, size: number): number {
  const ragged = 1 + 0.5 * (noise3(x * 12, y * 12, z * 12, 91) - 0.5);
  const i0 = Math.floor(x / size);
  const j0 = Math.floor(y / size);
  const k0 = Math.floor(z / size);
  let nearest = 9;
  for (let i = i0 - 1; i <= i0 + 1; i++)
    for (let j = j0 - 1; j <= j0 + 1; j++)
      for (let k = k0 - 1; k <= k0 + 1; k++) {
        const at = spotOf(i, j, k);
        if (at !== null)
          nearest = Math.min(nearest, Math.hypot(x / size - i - at[0], y / size - j - at[1], z / size - k - at[2]));
      }
  return ramp(0.46, 0.36, nearest * ragged);
}

function ink(s: Surface, amount: number): void {
  s.r += (0.022 - s.r) * amount;
  s.g += (0.019 - s.g) * amount;
  s.b += (0.018 - s.b) * amount;
}

const spots = (s: Surface): void => ink(s, spot(s.x, s.y, s.z, 0.36));

const freckles = (s: Surface): void => ink(s, spot(s.x + 3, s.y, s.z, 0.21) * ramp(1.2, 0.9, s.z));
