import { mix } from '../draw/math.ts';
import type { Rgb } from '../draw/math.ts';
import { noise2 } from '../draw/noise.ts';
import { bell, seeded } from '../draw/random.ts';
import type { Raster } from '../draw/raster.ts';
import { drawStroke, newStroke } from '../draw/stroke.ts';
import type { Camera } from './camera.ts';

export interface GrassOptions {
  readonly seed: number;
  readonly count: number;
  /** World x and z ranges that grow. */
  readonly x: readonly [number, number];
  readonly z: readonly [number, number];
  readonly height: number;
  readonly thickness: number;
  readonly tip: Rgb;
  /** How much of the tip's own colour shows over the ground's. */
  readonly fresh: number;
  /** Blades lean along +x by this share of their height. */
  readonly lean?: number;
}

/** Blades of grass on y = 0, far ones first, each in the light that already lies on the ground at its root. */
export function growGrass(raster: Raster, camera: Camera, depth: Float32Array, o: GrassOptions): void {
  const random = seeded(o.seed);
  const roots: { x: number; z: number; depth: number }[] = [];
  for (let i = 0; i < o.count; i++) {
    const x = mix(o.x[0], o.x[1], random());
    const z = mix(o.z[0], o.z[1], random());
    roots.push({ x, z, depth: camera.project([x, 0, z]).depth });
  }
  roots.sort((a, b) => b.depth - a.depth);
  const stroke = newStroke();
  for (const root of roots) {
    const foot = camera.project([root.x, 0, root.z]);
    if (foot.depth < 0.3) continue;
    const clump = noise2(root.x * 1.7, root.z * 1.7, o.seed);
    const tall = o.height * (0.35 + 0.9 * clump) * (0.6 + 0.8 * random());
    const lean = (o.lean ?? 0) + bell(random) * 0.35 + (noise2(root.x * 0.8, root.z * 0.8, o.seed + 1) - 0.5) * 0.8;
    const top = camera.project([root.x + lean * tall, tall, root.z + bell(random) * 0.25 * tall]);
    const px = Math.min(raster.width - 1, Math.max(0, Math.floor(foot.x)));
    const py = Math.min(raster.height - 1, Math.max(0, Math.floor(foot.y)));
    const ground = (py * raster.width + px) * 3;
    const covered = depth[py * raster.width + px]! < Infinity;
    const shade = 0.75 + 0.5 * random() + 0.4 * (clump - 0.5);
    for (let c = 0; c < 3; c++) {
      const below = covered ? o.tip[c]! * 0.25 : raster.data[ground + c]!;
      stroke.root[c] = below * 0.55;
      stroke.tip[c] = mix(below * 1.3, o.tip[c]!, o.fresh) * shade;
    }
    stroke.x0 = foot.x;
    stroke.y0 = foot.y;
    stroke.x1 = top.x;
    stroke.y1 = top.y;
    stroke.bend = bell(random) * 0.12 * Math.hypot(top.x - foot.x, top.y - foot.y);
    stroke.width = Math.max(0.7, o.thickness * camera.scaleAt(foot.depth) * (0.7 + 0.6 * random()));
    stroke.alpha = 0.9;
    drawStroke(raster, stroke, depth, foot.depth - 0.05);
  }
}
