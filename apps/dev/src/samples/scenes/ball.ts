import { bokeh } from '../draw/backdrop.ts';
import { hex, mixRgb, ramp } from '../draw/math.ts';
import type { Vec } from '../draw/math.ts';
import { fbm2, fbm3 } from '../draw/noise.ts';
import { blur } from '../draw/raster.ts';
import { growGrass } from '../model/grass.ts';
import type { Group, Surface } from '../model/shape.ts';
import { turned } from '../model/shape.ts';
import type { Motif } from './stage.ts';
import { shoot } from './stage.ts';

/** A tennis ball close up in wet grass, a second one out of reach behind it. */
export const ball: Motif = {
  name: 'ball',
  width: 960,
  height: 720,
  draw: (width, height) => {
    const lawn = { x: [-6, 6] as const, thickness: 0.045, tip: hex('#9cc24a'), lean: 0.25 };
    return shoot({
      backdrop: bokeh(width, height, {
        seed: 71,
        top: hex('#27431f'),
        bottom: hex('#5c8a2c'),
        dark: hex('#122410'),
        lights: [hex('#f4ffb8'), hex('#8fc860')],
        count: 38,
        size: 0.07,
        focus: [0.6, 0.2],
      }),
      groups: [
        tennisBall([-1.05, 0.82, 0.6], 1, turned(0.5, 0.9, 0.9)),
        tennisBall([2.1, 0.82, -3.2], 1, turned(2, 0.3, 1)),
      ],
      camera: { at: [0.2, 1.9, 8.5], target: [0.15, 1.05, 0], view: 26 },
      light: {
        key: { from: [0.75, 0.75, 0.25], color: [1.9, 1.75, 1.4], softness: 0.12 },
        sky: [0.26, 0.34, 0.36],
        bounce: [0.12, 0.2, 0.05],
        rim: { from: [0.6, 0.6, -0.7], color: [0.7, 0.7, 0.4] },
      },
      ground: {
        height: 0,
        albedo: (x, z) => mixRgb(hex('#45701c'), hex('#203c10'), ramp(0.3, 0.7, fbm2(x * 1.2, z * 1.2, 3, 8))),
      },
      bound: { at: [0.3, 1, -1], radius: 4 },
      fur: { seed: 37, density: 7, unruly: 2.2, contrast: 0.3, thickness: 0.012 },
      film: { seed: 8, exposure: 0.9 },
      before: (raster, camera, { depth }) => {
        growGrass(raster, camera, depth, { ...lawn, seed: 3, count: 22000, height: 0.8, fresh: 0.4, z: [-14, -2.4] });
        blur(raster, height / 200);
        growGrass(raster, camera, depth, { ...lawn, seed: 4, count: 7000, height: 0.75, fresh: 0.5, z: [-2.6, 0.7] });
      },
      after: (raster, camera, { depth }) =>
        growGrass(raster, camera, depth, { ...lawn, seed: 5, count: 3600, height: 0.7, fresh: 0.55, z: [0.8, 4.5] }),
    });
  },
};

/** The seam of a tennis ball: one closed curve on the unit sphere. */
const SEAM: readonly Vec[] = Array.from({ length: 160 }, (_, i) => {
  const t = (i / 160) * 2 * Math.PI;
  return [
    0.75 * Math.cos(t) + 0.25 * Math.cos(3 * t),
    0.75 * Math.sin(t) - 0.25 * Math.sin(3 * t),
    0.866 * Math.sin(2 * t),
  ];
});

function tennisBall(at: Vec, radius: number, turn: Group['turn']): Group {
  const paint = (s: Surface): void => {
    let near = 9;
    for (const p of SEAM)
      near = Math.min(near, Math.hypot(s.x / radius - p[0], s.y / radius - p[1], s.z / radius - p[2]));
    const seam = ramp(0.085, 0.06, near);
    const felt = 0.85 + 0.3 * fbm3(s.x * 5, s.y * 5, s.z * 5, 3, 4);
    s.r = (s.r + (0.82 - s.r) * seam) * felt;
    s.g = (s.g + (0.83 - s.g) * seam) * felt;
    s.b = (s.b + (0.76 - s.b) * seam) * felt;
    s.fur *= 1 - 0.85 * seam;
  };
  const material = { color: hex('#c3d62c'), fur: 0.085, gloss: 0 };
  const shape = { kind: 'ellipsoid', at: [0, 0, 0], radii: [radius, radius, radius] } as const;
  return { at, turn, bound: radius, parts: [{ shape, blend: 0, material }], paint, flow: (x, y, z) => [y, z, x] };
}
