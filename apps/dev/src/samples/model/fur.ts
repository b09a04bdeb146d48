import { noise3 } from '../draw/noise.ts';
import { bell, seeded } from '../draw/random.ts';
import type { Raster } from '../draw/raster.ts';
import { drawStroke, newStroke } from '../draw/stroke.ts';
import type { Camera } from './camera.ts';
import type { Geometry } from './render.ts';

export interface FurOptions {
  readonly seed: number;
  /** Layers of hair over each furry pixel. */
  readonly density: number;
  /** How far hairs stray from the coat's direction, 0 = combed, 1 = curls. */
  readonly unruly: number;
  /** How much single hairs differ in brightness. */
  readonly contrast: number;
  /** Hair thickness in model units. */
  readonly thickness?: number;
}

/** Combs hair over a rendered model: far hairs first, each in the colour and light of the skin at its root. */
export function drawFur(raster: Raster, geometry: Geometry, camera: Camera, options: FurOptions): void {
  const { depth, fur, point, normal, flow, albedo, light } = geometry;
  const random = seeded(options.seed);
  const stroke = newStroke();
  const thickness = options.thickness ?? 0.012;
  for (const p of rootsFarToNear(geometry, camera, options.density, thickness, random)) {
    const o = p * 3;
    const [nx, ny, nz] = [normal[o]!, normal[o + 1]!, normal[o + 2]!];
    const [px, py, pz] = [point[o]!, point[o + 1]!, point[o + 2]!];
    // Locks: neighbours share a direction and a shade, so that the coat clumps.
    const lock = noise3(px * 9, py * 9, pz * 9, options.seed) - 0.5;
    const lockAcross = noise3(px * 7 + 40, py * 7, pz * 7, options.seed) - 0.5;
    const stray = options.unruly;
    let fx = flow[o]! + bell(random) * 0.25 * stray + lock * 1.6 * stray;
    let fy = flow[o + 1]! + bell(random) * 0.25 * stray + lockAcross * 1.6 * stray;
    let fz = flow[o + 2]! + bell(random) * 0.25 * stray;
    const along = fx * nx + fy * ny + fz * nz;
    fx -= along * nx;
    fy -= along * ny;
    fz -= along * nz;
    const size = Math.hypot(fx, fy, fz) + 1e-6;
    const length = fur[p]! * (0.55 + 0.8 * random());
    const lift = 0.28;
    const root = camera.project([px, py, pz]);
    const tip = camera.project([
      px + (fx / size + nx * lift) * length,
      py + (fy / size + ny * lift) * length,
      pz + (fz / size + nz * lift) * length,
    ]);
    const pixels = camera.scaleAt(root.depth);
    const dx = random() - 0.5;
    const dy = random() - 0.5;
    stroke.x0 = root.x + dx;
    stroke.y0 = root.y + dy;
    stroke.x1 = tip.x + dx;
    stroke.y1 = tip.y + dy;
    stroke.bend = bell(random) * 0.12 * (0.4 + stray) * length * pixels;
    stroke.width = Math.max(0.7, thickness * pixels * (0.7 + 0.6 * random()));
    stroke.alpha = 0.75;
    const shade = 1 + options.contrast * (bell(random) * 0.5 + lock * 1.3);
    for (let c = 0; c < 3; c++) {
      const ink = Math.max(0, albedo[o + c]! * light[o + c]! * shade);
      stroke.root[c] = ink * (1 - 0.45 * options.contrast);
      stroke.tip[c] = ink * (1 + 0.35 * options.contrast);
    }
    drawStroke(raster, stroke, depth, depth[Math.min(depth.length - 1, p)]! - 0.06 - length * 0.35);
  }
}

/** Random root pixels, `density` hairs over each, sorted from far to near in a bucket sort. */
function rootsFarToNear(
  { depth, fur }: Geometry,
  camera: Camera,
  density: number,
  thickness: number,
  random: () => number,
): Int32Array {
  const chosen: number[] = [];
  let near = Infinity;
  let far = 0;
  for (let p = 0; p < depth.length; p++) {
    const length = fur[p]!;
    if (length < 0.004) continue;
    const pixels = camera.scaleAt(depth[p]!);
    const area = Math.max(0.7, thickness * pixels) * Math.max(1.5, length * pixels * 0.75);
    let hairs = Math.min(4, density / area);
    while (random() < hairs--) chosen.push(p);
    near = Math.min(near, depth[p]!);
    far = Math.max(far, depth[p]!);
  }
  const buckets = 256;
  const bucketOf = (p: number): number =>
    Math.min(buckets - 1, Math.max(0, Math.floor(((far - depth[p]!) / (far - near + 1e-6)) * buckets)));
  const starts = new Int32Array(buckets + 1);
  for (const p of chosen) starts[bucketOf(p) + 1]!++;
  for (let b = 0; b < buckets; b++) starts[b + 1]! += starts[b]!;
  // Shuffled within a bucket, so that rows of pixels leave no pattern.
  for (let i = chosen.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [chosen[i], chosen[j]] = [chosen[j]!, chosen[i]!];
  }
  const sorted = new Int32Array(chosen.length);
  for (const p of chosen) sorted[starts[bucketOf(p)]!++] = p;
  return sorted;
}
