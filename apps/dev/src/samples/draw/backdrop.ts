import type { Rgb } from './math.ts';
import { mix, mixRgb, ramp } from './math.ts';
import { fbm2, noise2 } from './noise.ts';
import { between, seeded } from './random.ts';
import type { Raster } from './raster.ts';
import { blur, disc, enlarge, paintRaster } from './raster.ts';

/** Foliage far out of focus: mottled greens, a darker ground, discs of light where the sun comes through. */
export function bokeh(
  width: number,
  height: number,
  o: {
    readonly seed: number;
    readonly top: Rgb;
    readonly bottom: Rgb;
    readonly dark: Rgb;
    readonly lights: readonly Rgb[];
    readonly count: number;
    readonly size: number;
    /** Where the lights gather, 0..1 across and down. */
    readonly focus: readonly [number, number];
  },
): Raster {
  const small = paintRaster(Math.ceil(width / 3), Math.ceil(height / 3), (u, v) => {
    const aspect = width / height;
    const blotch = fbm2(u * 3.2 * aspect, v * 3.2, 3, o.seed);
    const base = mixRgb(o.top, o.bottom, ramp(0.2, 0.9, v));
    return mixRgb(base, o.dark, ramp(0.42, 0.72, blotch) * 0.85);
  });
  blur(small, small.height / 45);
  const random = seeded(o.seed);
  for (let i = 0; i < o.count; i++) {
    const x = o.focus[0] + (random() + random() + random() - 1.5) * 0.75;
    const y = o.focus[1] + (random() + random() + random() - 1.5) * 0.6;
    const color = o.lights[Math.floor(random() * o.lights.length)]!;
    const radius = small.height * o.size * between(random, 0.45, 1.15);
    disc(
      small,
      { x: x * small.width, y: y * small.height, radius, soft: radius * 0.12 + 0.8 },
      color,
      between(random, 0.15, 0.55),
    );
  }
  return enlarge(blur(small, small.height / 160), width, height);
}

/** Sky colour with cumulus clouds; `v` runs 0 at the zenith to 1 at the horizon. */
export function cloudySky(
  u: number,
  v: number,
  o: {
    readonly zenith: Rgb;
    readonly horizon: Rgb;
    readonly cloud: Rgb;
    readonly shade: Rgb;
    readonly cover: number;
    readonly seed: number;
  },
): Rgb {
  const sky = mixRgb(o.zenith, o.horizon, ramp(0, 1, v) ** 0.8);
  const depth = 1 / (1.25 - v);
  const x = (u - 0.5) * 3.2 * depth;
  const y = depth * 2.6;
  const puff = fbm2(x, y, 5, o.seed);
  const above = fbm2(x - 0.1, y + 0.14, 5, o.seed);
  const cover = ramp(0.62 - o.cover * 0.3, 0.8 - o.cover * 0.3, puff);
  const lit = ramp(-0.06, 0.1, puff - above);
  return mixRgb(sky, mixRgb(o.shade, o.cloud, lit), cover * mix(0.95, 0.4, v * v));
}

/** Broken vertical trunks fading into mist, for a forest behind. */
export function forest(
  width: number,
  height: number,
  o: { readonly seed: number; readonly mist: Rgb; readonly trunk: Rgb; readonly floor: Rgb; readonly layers: number },
): Raster {
  const small = paintRaster(Math.ceil(width / 2), Math.ceil(height / 2), (u, v) => {
    let color = mixRgb(o.mist, o.floor, ramp(0.55, 0.85, v + 0.06 * fbm2(u * 5, 0, 2, o.seed)));
    for (let layer = 0; layer < o.layers; layer++) {
      const near = (layer + 1) / o.layers;
      const pitch = mix(26, 6, near);
      const sway = 0.25 * noise2(v * 3, layer, o.seed) + u * pitch;
      const column = Math.floor(sway);
      const width = 0.1 + 0.2 * noise2(column * 7.3, layer * 3.1, o.seed + 1);
      const centre = 0.3 + 0.4 * noise2(column * 3.7, layer * 9.1, o.seed + 2);
      const inside =
        ramp(width, width * 0.75, Math.abs(sway - column - centre)) *
        ramp(0.3, 0.42, noise2(column * 5.1, layer * 2.7, o.seed + 4));
      const bark = 0.7 + 0.6 * fbm2(u * pitch * 6, v * 9, 3, o.seed + layer);
      const base = ramp(0.66 + 0.2 * near, 0.56 + 0.2 * near, v + 0.05 * noise2(column * 2.1, layer, o.seed + 6));
      color = mixRgb(
        color,
        mixRgb(o.mist, [o.trunk[0] * bark, o.trunk[1] * bark, o.trunk[2] * bark], 0.35 + 0.65 * near),
        inside * base * 0.95,
      );
    }
    return color;
  });
  return enlarge(small, width, height);
}
