import { bokeh } from '../draw/backdrop.ts';
import { hex, ramp } from '../draw/math.ts';
import { dogBust } from '../model/dog-body.ts';
import { dogHead } from '../model/dog-head.ts';
import { turned } from '../model/shape.ts';
import type { Motif } from './stage.ts';
import { shoot } from './stage.ts';

/** A golden retriever in a park, late sun through the leaves. */
export const retriever: Motif = {
  name: 'retriever',
  width: 1040,
  height: 780,
  draw: (width, height) => {
    const coat = hex('#c98f45');
    return shoot({
      backdrop: bokeh(width, height, {
        seed: 11,
        top: hex('#5d7a2c'),
        bottom: hex('#39521f'),
        dark: hex('#16240f'),
        lights: [hex('#e8f08a'), hex('#b9d86a'), hex('#fff3c0')],
        count: 60,
        size: 0.055,
        focus: [0.78, 0.22],
      }),
      groups: [
        dogBust({ coat: hex('#d6a863'), fur: 0.34 }, { color: hex('#b3262e'), tag: true }, 0.2),
        dogHead(
          {
            coat,
            earColor: hex('#9c6428'),
            ears: 'floppy',
            fur: 0.22,
            muzzle: 1.1,
            eyes: hex('#5a2f10'),
            markings: (s) => {
              const pale =
                ramp(-0.15, -0.4, s.y) * ramp(0.85, 0.7, Math.abs(s.x)) * 0.5 +
                ramp(0.2, 0.05, Math.abs(s.x)) * ramp(0.5, 0.9, s.z) * 0.25;
              s.r += (0.78 - s.r) * pale;
              s.g += (0.6 - s.g) * pale;
              s.b += (0.36 - s.b) * pale;
            },
          },
          [0, 0, 0],
          turned(-0.38, 0.02, 0.06),
        ),
      ],
      camera: { at: [0.1, -0.1, 9], target: [0.25, -0.36, 0], view: 19 },
      light: {
        key: { from: [-0.55, 0.75, 0.75], color: [1.5, 1.38, 1.15], softness: 0.16 },
        sky: [0.3, 0.36, 0.36],
        bounce: [0.14, 0.16, 0.07],
        rim: { from: [0.8, 0.6, -0.4], color: [1.3, 1.1, 0.7] },
      },
      bound: { at: [0.1, -1.2, -0.4], radius: 3.4 },
      fur: { seed: 3, density: 8, unruly: 0.45, contrast: 0.45 },
      film: { seed: 1, exposure: 0.85 },
    });
  },
};
