import type { Vec } from '../draw/math.ts';
import type { Group, Shape, Surface } from './shape.ts';

/** A signed distance field: negative inside, a safe step outside. */
export interface Field {
  distance(x: number, y: number, z: number): number;
  /** Material and local position at a surface point; the same object each call. */
  surface(x: number, y: number, z: number): Surface;
  /** Hair direction at a point last given to `surface`, in world coordinates. */
  flow(): Vec;
}

/** Numbers a part: kind, shape (14), seam, then a sphere round it: centre and radius. */
const STRIDE = 20;
const ELLIPSOID = 0;
const LIMB = 1;

interface Compiled {
  readonly group: Group;
  readonly numbers: Float64Array;
  /** Origin, three axes, bound. */
  readonly frame: Float64Array;
}

/**
 * Compiles groups into one field. Ellipsoids use the usual first-order distance bound, limbs a capsule of varying
 * radius; parts are joined by the quadratic smooth minimum, which also blends their materials.
 */
export function createField(groups: readonly Group[]): Field {
  const compiled = groups.map((group): Compiled => ({
    group,
    numbers: compile(group),
    frame: Float64Array.from([...group.at, ...group.turn.flat(), group.bound]),
  }));
  const surface: Surface = { x: 0, y: 0, z: 0, r: 0, g: 0, b: 0, fur: 0, gloss: 0 };
  let owner = groups[0]!;

  function distance(x: number, y: number, z: number): number {
    let best = 1e9;
    for (let g = 0; g < compiled.length; g++) {
      const { numbers, frame } = compiled[g]!;
      const dx = x - frame[0]!;
      const dy = y - frame[1]!;
      const dz = z - frame[2]!;
      const away = Math.sqrt(dx * dx + dy * dy + dz * dz) - frame[12]!;
      if (away > 0.4) {
        if (away < best) best = away;
        continue;
      }
      const lx = dx * frame[3]! + dy * frame[4]! + dz * frame[5]!;
      const ly = dx * frame[6]! + dy * frame[7]! + dz * frame[8]!;
      const lz = dx * frame[9]! + dy * frame[10]! + dz * frame[11]!;
      for (let o = 0; o < numbers.length; o += STRIDE) {
        const seam = numbers[o + 15]!;
        // A part whose sphere is farther than what is found already cannot change the result.
        const reach = best + seam + numbers[o + 19]!;
        const sx = lx - numbers[o + 16]!;
        const sy = ly - numbers[o + 17]!;
        const sz = lz - numbers[o + 18]!;
        if (reach < 0 || sx * sx + sy * sy + sz * sz > reach * reach) continue;
        const d = partDistance(numbers, o, lx, ly, lz);
        const gap = Math.abs(best - d);
        if (gap < seam) best = Math.min(best, d) - ((seam - gap) * (seam - gap)) / (4 * seam);
        else if (d < best) best = d;
      }
    }
    return best;
  }

  function surfaceAt(x: number, y: number, z: number): Surface {
    let best = 1e9;
    let nearest = 1e9;
    for (const { group, numbers } of compiled) {
      const dx = x - group.at[0];
      const dy = y - group.at[1];
      const dz = z - group.at[2];
      if (Math.sqrt(dx * dx + dy * dy + dz * dz) - group.bound > 0.4) continue;
      const [i, j, k] = group.turn;
      const lx = dx * i[0] + dy * i[1] + dz * i[2];
      const ly = dx * j[0] + dy * j[1] + dz * j[2];
      const lz = dx * k[0] + dy * k[1] + dz * k[2];
      for (let o = 0, n = 0; o < numbers.length; o += STRIDE, n++) {
        const d = partDistance(numbers, o, lx, ly, lz);
        const seam = numbers[o + 15]!;
        const share = seam > 0 ? Math.min(1, Math.max(0, 0.5 + (best - d) / (2 * seam))) : d < best ? 1 : 0;
        const { color, fur, gloss } = group.parts[n]!.material;
        surface.r += (color[0] - surface.r) * share;
        surface.g += (color[1] - surface.g) * share;
        surface.b += (color[2] - surface.b) * share;
        surface.fur += (fur - surface.fur) * share;
        surface.gloss += (gloss - surface.gloss) * share;
        const gap = Math.abs(best - d);
        best = Math.min(best, d) - (gap < seam ? ((seam - gap) * (seam - gap)) / (4 * seam) : 0);
        if (d < nearest) {
          nearest = d;
          owner = group;
          surface.x = lx;
          surface.y = ly;
          surface.z = lz;
        }
      }
    }
    owner.paint?.(surface);
    return surface;
  }

  function flow(): Vec {
    const [fx, fy, fz] = owner.flow?.(surface.x, surface.y, surface.z) ?? [0, -1, 0];
    const [i, j, k] = owner.turn;
    return [fx * i[0] + fy * j[0] + fz * k[0], fx * i[1] + fy * j[1] + fz * k[1], fx * i[2] + fy * j[2] + fz * k[2]];
  }

  return { distance, surface: surfaceAt, flow };
}

function partDistance(n: Float64Array, o: number, x: number, y: number, z: number): number {
  const kind = n[o]!;
  let px = x - n[o + 1]!;
  let py = y - n[o + 2]!;
  let pz = z - n[o + 3]!;
  if (kind === ELLIPSOID) {
    const ax = px * n[o + 4]!;
    const ay = py * n[o + 5]!;
    const az = pz * n[o + 6]!;
    const k0 = Math.sqrt(ax * ax + ay * ay + az * az);
    const bx = ax * n[o + 4]!;
    const by = ay * n[o + 5]!;
    const bz = az * n[o + 6]!;
    const k1 = Math.sqrt(bx * bx + by * by + bz * bz);
    return k1 < 1e-9 ? -1 / n[o + 4]! : (k0 * (k0 - 1)) / k1;
  }
  if (kind === LIMB) {
    const factor = n[o + 9]!;
    if (factor !== 1) {
      const lift = (px * n[o + 10]! + py * n[o + 11]! + pz * n[o + 12]!) * (factor - 1);
      px += lift * n[o + 10]!;
      py += lift * n[o + 11]!;
      pz += lift * n[o + 12]!;
    }
    const t = Math.min(1, Math.max(0, (px * n[o + 4]! + py * n[o + 5]! + pz * n[o + 6]!) * n[o + 13]!));
    px -= n[o + 4]! * t;
    py -= n[o + 5]! * t;
    pz -= n[o + 6]! * t;
    const radius = n[o + 7]! + (n[o + 8]! - n[o + 7]!) * t;
    return (Math.sqrt(px * px + py * py + pz * pz) - radius) / factor;
  }
  const along = px * n[o + 4]! + py * n[o + 5]! + pz * n[o + 6]!;
  const out = Math.sqrt(Math.max(0, px * px + py * py + pz * pz - along * along)) - n[o + 7]!;
  const rise = Math.max(0, Math.abs(along) - n[o + 9]!);
  return Math.sqrt(out * out + rise * rise) - n[o + 8]!;
}

function compile(group: Group): Float64Array {
  const numbers = new Float64Array(group.parts.length * STRIDE);
  group.parts.forEach((part, i) => {
    numbers.set(shapeNumbers(part.shape), i * STRIDE);
    numbers[i * STRIDE + 15] = part.blend;
    numbers.set(sphereRound(part.shape), i * STRIDE + 16);
  });
  return numbers;
}

function shapeNumbers(shape: Shape): number[] {
  if (shape.kind === 'ellipsoid') return [ELLIPSOID, ...shape.at, ...shape.radii.map((r) => 1 / r)];
  if (shape.kind === 'limb') {
    const [a, b] = [shape.from, shape.to];
    const along: Vec = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    const squared = along[0] ** 2 + along[1] ** 2 + along[2] ** 2;
    const { factor, normal } = shape.flat ?? { factor: 1, normal: [0, 0, 1] as const };
    const length = Math.hypot(...normal);
    return [LIMB, ...a, ...along, ...shape.radii, factor, ...normal.map((v) => v / length), 1 / squared];
  }
  const length = Math.hypot(...shape.axis);
  return [2, ...shape.at, ...shape.axis.map((v) => v / length), shape.radius, shape.thickness, shape.height];
}

/** Centre and radius of a sphere that holds the shape. */
function sphereRound(shape: Shape): number[] {
  if (shape.kind === 'ellipsoid') return [...shape.at, Math.max(...shape.radii)];
  if (shape.kind === 'ring') return [...shape.at, shape.radius + shape.thickness + shape.height];
  const { from, to, radii } = shape;
  const half = Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]) / 2;
  return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, (from[2] + to[2]) / 2, half + Math.max(...radii)];
}
