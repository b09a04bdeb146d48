import { cloudySky } from '../draw/backdrop.ts';
import { hex, mixRgb, ramp } from '../draw/math.ts';
import { fbm2, fbm3 } from '../draw/noise.ts';
import { blur, paintRaster } from '../draw/raster.ts';
import { dogBust } from '../model/dog-body.ts';
import { dogHead } from '../model/dog-head.ts';
import type { Surface } from '../model/shape.ts';
import { turned } from '../model/shape.ts';
import type { Motif } from './stage.ts';
import { shoot } from './stage.ts';

/** A border collie with its tongue out before a field of rape, looking to the left from the right. */
export const collie: Motif = {
  name: 'collie',
  width: 1024,
  height: 768,
  draw: (width, height) => {
    const backdrop = paintRaster(width, height, (u, v) => {
      const edge = 0.56 + 0.02 * fbm2(u * 3, 1, 3, 4);
      if (v < edge)
        return mixRgb(
          cloudySky(u, v / 0.62, {
            zenith: hex('#2f72c4'),
            horizon: hex('#a9d0ee'),
            cloud: [1.05, 1.03, 1],
            shade: hex('#9fb3c8'),
            cover: 0.55,
            seed: 31,
          }),
          hex('#31502f'),
          ramp(0.045, 0.02, edge - v + 0.02 * fbm2(u * 18, 3, 3, 9)),
        );
      const deep = (v - edge) / (1 - edge);
      const bloom = fbm2((u - 0.5) * 60 * (1.1 - deep), 9 / (deep + 0.08), 3, 6);
      return mixRgb(hex('#e6c21e'), hex('#5f7a1c'), ramp(0.35, 0.75, bloom + 0.35 * deep));
    });
    return shoot({
      backdrop: blur(backdrop, height / 170),
      groups: [
        dogBust({ coat: hex('#1a191c'), fur: 0.38, markings: ruff }, { color: hex('#1f6fb0') }, -0.15),
        dogHead(
          {
            coat: hex('#1b1a1d'),
            ears: 'folded',
            fur: 0.24,
            muzzle: 1.05,
            eyes: hex('#7a4318'),
            tongue: true,
            markings: blaze,
          },
          [0, 0, 0],
          turned(-0.62, 0.02, -0.14),
        ),
      ],
      camera: { at: [-0.5, -0.5, 9], target: [-0.8, 0.15, 0], view: 22 },
      light: {
        key: { from: [-0.8, 0.7, 0.6], color: [1.75, 1.65, 1.45], softness: 0.14 },
        sky: [0.38, 0.46, 0.6],
        bounce: [0.3, 0.26, 0.08],
        rim: { from: [0.8, 0.5, -0.5], color: [0.5, 0.55, 0.6] },
      },
      bound: { at: [0, -1, -0.4], radius: 3.4 },
      fur: { seed: 13, density: 8, unruly: 0.5, contrast: 0.5 },
      film: { seed: 3, exposure: 0.85 },
    });
  },
};

function whiten(s: Surface, amount: number): void {
  s.r += (0.83 - s.r) * amount;
  s.g += (0.81 - s.g) * amount;
  s.b += (0.78 - s.b) * amount;
}

function blaze(s: Surface): void {
  const wave = (fbm3(s.x * 4, s.y * 4, s.z * 4, 2, 21) - 0.5) * 0.14;
  const stripe = ramp(0.2, 0.12, Math.abs(s.x + 0.03) + wave) * ramp(-0.1, 0.2, s.z);
  const muzzle = ramp(0.72, 0.86, s.z + wave - 0.15 * s.y) * ramp(0.32, 0.1, s.y);
  whiten(s, Math.max(stripe, muzzle));
  const tan = ramp(0.12, 0.07, Math.hypot(Math.abs(s.x) - 0.3, s.y - 0.45)) * 0.9;
  s.r += (0.4 - s.r) * tan;
  s.g += (0.19 - s.g) * tan;
  s.b += (0.07 - s.b) * tan;
}

function ruff(s: Surface): void {
  const wave = (fbm3(s.x * 3, s.y * 3, s.z * 3, 2, 14) - 0.5) * 0.5;
  whiten(
    s,
    Math.max(ramp(-0.35, -0.6, s.y + wave) * ramp(-1.3, -1.0, s.y), ramp(0.8, 0.45, Math.abs(s.x + 0.15) + wave)),
  );
}
