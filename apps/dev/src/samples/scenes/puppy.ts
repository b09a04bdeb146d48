import { hex, mixRgb, ramp } from '../draw/math.ts';
import type { Rgb } from '../draw/math.ts';
import { fbm2, fbm3 } from '../draw/noise.ts';
import { createRaster } from '../draw/raster.ts';
import { curledDog } from '../model/dog-body.ts';
import { dogHead } from '../model/dog-head.ts';
import type { Surface } from '../model/shape.ts';
import { turned } from '../model/shape.ts';
import type { Motif } from './stage.ts';
import { shoot } from './stage.ts';

/** A chocolate puppy asleep on a tartan blanket, seen from above. */
export const puppy: Motif = {
  name: 'puppy',
  width: 1024,
  height: 768,
  draw: (width, height) => {
    const coat = hex('#6e4a30');
    const { body, head } = curledDog({ coat, fur: 0.2, markings: mottle });
    return shoot({
      backdrop: createRaster(width, height),
      groups: [
        body,
        dogHead(
          {
            coat,
            earColor: hex('#3f2716'),
            ears: 'floppy',
            fur: 0.16,
            muzzle: 0.8,
            eyes: coat,
            asleep: true,
            markings: mottle,
          },
          head,
          turned(0.5, -0.42, 0.1),
        ),
      ],
      camera: { at: [0.6, 9.6, 8.6], target: [0.1, 0.3, 0.35], view: 25 },
      light: {
        key: { from: [-0.65, 0.9, 0.1], color: [1.6, 1.42, 1.2], softness: 0.25 },
        sky: [0.34, 0.34, 0.36],
        bounce: [0.26, 0.16, 0.12],
        rim: { from: [0.6, 0.8, -0.4], color: [0.3, 0.3, 0.34] },
      },
      ground: { height: 0, albedo: tartan },
      bound: { at: [0, 0.7, 0.3], radius: 3.1 },
      fur: { seed: 29, density: 8, unruly: 0.4, contrast: 0.5 },
      film: { seed: 6, exposure: 0.9, vignette: 0.45 },
    });
  },
};

/** Woven stripes both ways, in soft wool, with a few creases. */
function tartan(x: number, z: number): Rgb {
  const crease = fbm2(x * 0.5, z * 0.5, 3, 12);
  const u = x * 0.8 + z * 0.6 + crease * 0.5;
  const v = z * 0.8 - x * 0.6 + crease * 0.5;
  const weave = 0.8 + 0.4 * fbm2(x * 22, z * 22, 2, 7) * (0.7 + 0.3 * Math.sin((u + v) * 70));
  const blend = mixRgb(stripes(u), stripes(v), 0.5);
  const fold = 0.72 + 0.6 * crease;
  return [blend[0] * weave * fold, blend[1] * weave * fold, blend[2] * weave * fold];
}

function stripes(t: number): Rgb {
  const at = ((t / 1.9) % 1) + (t < 0 ? 1 : 0);
  if (at < 0.36) return hex('#b02a30');
  if (at < 0.42) return hex('#e8e0cc');
  if (at < 0.74) return hex('#1e3a5c');
  if (at < 0.78) return hex('#e0b848');
  return at < 0.94 ? hex('#1e3a5c') : hex('#e8e0cc');
}

function mottle(s: Surface): void {
  const tone = 0.75 + 0.5 * fbm3(s.x * 2, s.y * 2, s.z * 2, 3, 33);
  const tan = ramp(0.55, 0.75, fbm3(s.x * 1.3, s.y * 1.3, s.z * 1.3, 2, 35)) * 0.4;
  s.r = (s.r + (0.42 - s.r) * tan) * tone;
  s.g = (s.g + (0.24 - s.g) * tan) * tone;
  s.b = (s.b + (0.11 - s.b) * tan) * tone;
}
