import { cloudySky } from '../draw/backdrop.ts';
import { hex, mixRgb, ramp } from '../draw/math.ts';
import type { Rgb } from '../draw/math.ts';
import { fbm2, noise2 } from '../draw/noise.ts';
import { paintRaster } from '../draw/raster.ts';
import { sittingDog } from '../model/dog-body.ts';
import { dogHead } from '../model/dog-head.ts';
import { turned } from '../model/shape.ts';
import type { Motif } from './stage.ts';
import { shoot } from './stage.ts';

const SHORE = 0.56;

/** A dog on a jetty, its back to us, before a mountain lake. */
export const lake: Motif = {
  name: 'lake',
  width: 1200,
  height: 800,
  draw: (width, height) => {
    const coat = hex('#a8683a');
    const { body, head } = sittingDog({ coat, fur: 0.22 });
    const at = [2.2, 0, -2] as const;
    const facing = turned(Math.PI - 0.35);
    const sin = Math.sin(Math.PI - 0.35);
    const cos = Math.cos(Math.PI - 0.35);
    return shoot({
      backdrop: paintRaster(width, height, (u, v) => (v < SHORE ? alps(u, v) : mirrored(u, v))),
      groups: [
        { ...body, at, turn: facing },
        dogHead(
          { coat, earColor: hex('#6d3c1c'), ears: 'floppy', fur: 0.2, muzzle: 1, eyes: hex('#3a1f0e') },
          [at[0] + head[2] * sin, head[1], at[2] + head[2] * cos],
          turned(Math.PI + 0.75, -0.05, 0),
        ),
      ],
      camera: { at: [0, 4.6, 19], target: [0, 3.4, 0], view: 32 },
      light: {
        key: { from: [-0.7, 0.75, 0.35], color: [1.6, 1.5, 1.3], softness: 0.12 },
        sky: [0.36, 0.44, 0.56],
        bounce: [0.16, 0.16, 0.16],
        rim: { from: [-0.8, 0.5, -0.4], color: [0.8, 0.8, 0.75] },
      },
      ground: { height: 0, albedo: jetty },
      bound: { at: [2.2, 2.1, -2.1], radius: 3.2 },
      fur: { seed: 43, density: 6, unruly: 0.45, contrast: 0.45 },
      film: { seed: 11, exposure: 0.9, vignette: 0.25 },
    });
  },
};

const ridge = (u: number, scale: number, seed: number): number => {
  const rough = fbm2(u * scale, seed, 6, seed);
  return 1 - Math.abs(2 * rough - 1);
};

/** Sharp crests where plain noise has its middle value. */
const ridged = (x: number, y: number, seed: number): number =>
  0.6 * (1 - Math.abs(2 * fbm2(x, y, 4, seed) - 1)) +
  0.4 * (1 - Math.abs(2 * fbm2(x * 2.7, y * 2.7, 3, seed + 50) - 1));

/** Sky, three ranges paling with distance, a dark line of firs on the far shore. */
function alps(u: number, v: number): Rgb {
  let color = cloudySky(u, v / SHORE, {
    zenith: hex('#3d7ecb'),
    horizon: hex('#cfe3f2'),
    cloud: [1.1, 1.08, 1.05],
    shade: hex('#a9bccd'),
    cover: 0.42,
    seed: 81,
  });
  const ranges = [
    { top: 0.06, tall: 0.36, scale: 2.6, seed: 3, rough: 14, rock: hex('#5d6b80'), snow: 0.2, haze: 0.34 },
    { top: 0.26, tall: 0.24, scale: 3.4, seed: 9, rough: 20, rock: hex('#4d5a63'), snow: 0.0, haze: 0.24 },
    { top: 0.4, tall: 0.13, scale: 4.5, seed: 14, rough: 44, rock: hex('#37552f'), snow: -1, haze: 0.1 },
  ];
  for (const range of ranges) {
    const peak = range.top + range.tall * (1 - ridge(u + range.seed, range.scale, range.seed)) ** 0.85;
    if (v < peak) continue;
    const below = v - peak;
    const across = u * range.rough;
    const cliff = ridged(across + below * 6, v * range.rough * 0.7, range.seed + 2);
    const beside = ridged(across + 0.12 + below * 6, v * range.rough * 0.7 + 0.1, range.seed + 2);
    const patchy = fbm2(across * 1.4 - below * 9, v * range.rough * 1.6, 4, range.seed + 7);
    const light = 0.55 + 1.5 * (cliff - beside) + 0.45 * cliff;
    const snow = ramp(range.snow + 0.05, range.snow - 0.05, below * 1.1 + 0.5 * (patchy - 0.5) + 0.25 * (0.6 - cliff));
    const rock = mixRgb(range.rock, [0.92, 0.95, 1], snow);
    const shade = Math.min(1.3, Math.max(0.25, light));
    color = mixRgb(
      [rock[0] * shade, rock[1] * shade, rock[2] * shade],
      hex('#b8cfe4'),
      range.haze * ramp(-0.05, 0.4, below + 0.15),
    );
  }
  const firs = 0.022 + 0.018 * fbm2(u * 9, 2, 3, 5) + 0.02 * noise2(u * 120, 3, 8) * noise2(u * 37, 5, 8);
  const leaf = 0.6 + 0.8 * fbm2(u * 130, v * 130, 3, 4);
  return mixRgb(color, [0.02 * leaf, 0.05 * leaf, 0.03 * leaf], ramp(SHORE - firs - 0.003, SHORE - firs, v));
}

function mirrored(u: number, v: number): Rgb {
  const deep = (v - SHORE) / (1 - SHORE) + 0.01;
  const ripple = fbm2(((u - 0.5) * 16) / (deep + 0.25), 14 / (deep + 0.16), 4, 33) - 0.5;
  const sky = alps(
    u + ripple * 0.02 * (0.4 + deep),
    Math.max(0.01, SHORE - (v - SHORE) * 1.05 + ripple * 0.1 * (0.25 + deep)),
  );
  const tint = mixRgb(sky, hex('#0f4a55'), 0.28 + 0.42 * deep);
  const glint = ramp(0.16, 0.3, ripple) * 0.3;
  return [tint[0] + glint, tint[1] + glint, tint[2] + glint];
}

/** Weathered boards across the picture's right; null is water. */
function jetty(x: number, z: number): Rgb | null {
  const skew = x - 0.18 * z;
  if (skew < -0.6 || skew > 5.4 || z < -4.6) return null;
  const board = Math.floor(z / 0.62);
  const across = z / 0.62 - board;
  const tone = 0.6 + 0.6 * noise2(board * 3.7, 1, 4);
  const grain = 0.65 + 0.7 * fbm2(x * 1.3 + board * 9, z * 16, 4, 7);
  const gap = ramp(0, 0.05, across) * ramp(1, 0.95, across) * ramp(-0.6, -0.55, skew) * ramp(5.4, 5.35, skew);
  const nail = ramp(0.05, 0.09, Math.hypot(Math.min(Math.abs(skew + 0.2), Math.abs(skew - 5)), (across - 0.5) * 0.62));
  const shade = tone * grain * (0.2 + 0.8 * gap) * (0.4 + 0.6 * nail);
  return [0.4 * shade, 0.33 * shade, 0.26 * shade];
}
