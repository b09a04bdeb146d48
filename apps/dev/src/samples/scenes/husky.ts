import { forest } from '../draw/backdrop.ts';
import { hex, ramp } from '../draw/math.ts';
import { fbm3 } from '../draw/noise.ts';
import { between, seeded } from '../draw/random.ts';
import { blur, disc } from '../draw/raster.ts';
import { dogBust } from '../model/dog-body.ts';
import { dogHead } from '../model/dog-head.ts';
import type { Surface } from '../model/shape.ts';
import { turned } from '../model/shape.ts';
import type { Motif } from './stage.ts';
import { shoot } from './stage.ts';

/** A husky in falling snow, at the left edge of a winter forest. */
export const husky: Motif = {
  name: 'husky',
  width: 1024,
  height: 683,
  draw: (width, height) => {
    const backdrop = forest(width, height, {
      seed: 5,
      mist: hex('#a9bccb'),
      trunk: hex('#1c2228'),
      floor: hex('#dfe8f0'),
      layers: 5,
    });
    return shoot({
      backdrop: blur(backdrop, height / 110),
      groups: [
        dogBust({ coat: hex('#60656d'), fur: 0.4, markings: bib }, null, 0.1),
        dogHead(
          {
            coat: hex('#4b5058'),
            ears: 'pricked',
            fur: 0.24,
            muzzle: 0.95,
            eyes: hex('#7fc4e8'),
            eyeSize: 0.108,
            markings: mask,
          },
          [0, 0, 0],
          turned(0.5, 0, -0.05),
        ),
      ],
      camera: { at: [0.9, 0.1, 9], target: [1.15, 0.12, 0], view: 21.5 },
      light: {
        key: { from: [0.5, 0.9, 0.6], color: [0.9, 0.98, 1.1], softness: 0.5 },
        sky: [0.5, 0.56, 0.64],
        bounce: [0.36, 0.4, 0.45],
        rim: { from: [-0.7, 0.5, -0.5], color: [0.5, 0.55, 0.65] },
      },
      bound: { at: [0, -0.9, -0.4], radius: 3.4 },
      fur: { seed: 9, density: 8, unruly: 0.35, contrast: 0.4 },
      film: { seed: 2, exposure: 0.82, saturation: 0.85 },
      after: (raster) => {
        const random = seeded(77);
        for (let i = 0; i < 170; i++) {
          const radius = height * 0.0016 * between(random, 0.7, 2.4) ** 2;
          const at = { x: random() * width, y: random() * height, radius, soft: radius * 0.5 + 0.5 };
          disc(raster, at, [1.1, 1.15, 1.2], between(random, 0.35, 0.9));
        }
      },
    });
  },
};

function whiten(s: Surface, amount: number): void {
  s.r += (0.82 - s.r) * amount;
  s.g += (0.83 - s.g) * amount;
  s.b += (0.84 - s.b) * amount;
}

/** White muzzle, cheeks and eyebrow spots under a dark widow's peak. */
function mask(s: Surface): void {
  const wave = (fbm3(s.x * 5, s.y * 5, s.z * 5, 2, 8) - 0.5) * 0.16;
  const x = Math.abs(s.x);
  const peak = 0.5 - 1.3 * Math.max(0, 0.36 - x) - 0.75 * Math.max(0, x - 0.45);
  const face = ramp(peak + 0.05, peak - 0.05, s.y + wave) * ramp(-0.15, 0.05, s.z + wave);
  const brow = ramp(0.13, 0.08, Math.hypot(x - 0.27, (s.y - 0.47) * 1.3));
  const bridge = ramp(0.13, 0.05, x + wave * 0.4) * ramp(0.55, 0.7, s.z) * ramp(1.25, 0.9, s.z) * 0.65;
  const low = ramp(-0.25, -0.4, s.y + wave);
  whiten(s, Math.max(face * (1 - bridge), brow, low));
}

function bib(s: Surface): void {
  const wave = (fbm3(s.x * 3, s.y * 3, s.z * 3, 2, 4) - 0.5) * 0.5;
  whiten(s, ramp(0.95, 0.5, Math.abs(s.x - 0.1) + wave) * ramp(-0.6, 0, s.z));
}
