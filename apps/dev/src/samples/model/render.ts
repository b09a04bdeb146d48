import type { Rgb, Vec } from '../draw/math.ts';
import { dot, unit } from '../draw/math.ts';
import type { Raster } from '../draw/raster.ts';
import type { Camera } from './camera.ts';
import type { Field } from './field.ts';
import type { RoughField } from './rough-field.ts';
import { sampleField } from './rough-field.ts';

export interface Light {
  /** Towards the light. */
  readonly key: { readonly from: Vec; readonly color: Rgb; readonly softness: number };
  readonly sky: Rgb;
  readonly bounce: Rgb;
  /** Light from behind that catches hair along outlines. */
  readonly rim: { readonly from: Vec; readonly color: Rgb };
}

/** A level floor. */
export interface Ground {
  readonly height: number;
  /** Colour by world x and z; null = a hole through which the backdrop shows. */
  readonly albedo: (x: number, z: number) => Rgb | null;
  /** 0 = matt; more mirrors the model (a wet or polished floor). */
  readonly mirror?: number;
}

/** What the fur pass needs to know of every pixel; `depth` is Infinity where the model is not. */
export interface Geometry {
  readonly depth: Float32Array;
  readonly albedo: Float32Array;
  readonly light: Float32Array;
  readonly normal: Float32Array;
  readonly flow: Float32Array;
  readonly point: Float32Array;
  readonly fur: Float32Array;
}

export interface ModelScene {
  readonly field: Field;
  readonly camera: Camera;
  readonly light: Light;
  readonly ground?: Ground;
  /** The model lies within this sphere. */
  readonly bound: { readonly at: Vec; readonly radius: number };
}

/** A scene with what every pixel needs worked out once. */
interface Scene extends ModelScene {
  readonly rough: RoughField;
  readonly toKey: Vec;
  readonly toRim: Vec;
}

/** Sphere-traces the model over `raster` (which holds the background) and returns the geometry for fur. */
export function renderModel(raster: Raster, model: ModelScene): Geometry {
  const { width, height, data } = raster;
  const { field, camera, ground, bound, light } = model;
  const scene: Scene = {
    ...model,
    rough: sampleField(field, bound),
    toKey: unit(light.key.from),
    toRim: unit(light.rim.from),
  };
  const n = width * height;
  const out: Geometry = {
    depth: new Float32Array(n).fill(Infinity),
    albedo: new Float32Array(n * 3),
    light: new Float32Array(n * 3),
    normal: new Float32Array(n * 3),
    flow: new Float32Array(n * 3),
    point: new Float32Array(n * 3),
    fur: new Float32Array(n),
  };
  for (let y = 0, p = 0; y < height; y++)
    for (let x = 0; x < width; x++, p++) {
      const ray = camera.ray(x, y);
      const t = trace(scene, camera.at, ray);
      const floor = ground === undefined ? -1 : (ground.height - camera.at[1]) / ray[1];
      if (t > 0 && !(floor > 0 && floor < t)) modelPixel(out, data, p, t, ray, scene);
      else if (floor > 0 && floor < 400) groundPixel(data, p, floor, ray, scene);
    }
  return out;
}

/** Distance along the ray to the surface, or -1. */
function trace({ field, rough, bound }: Scene, from: Vec, ray: Vec): number {
  const cx = bound.at[0] - from[0];
  const cy = bound.at[1] - from[1];
  const cz = bound.at[2] - from[2];
  const middle = cx * ray[0] + cy * ray[1] + cz * ray[2];
  const inside = bound.radius ** 2 - (cx * cx + cy * cy + cz * cz - middle * middle);
  if (inside < 0) return -1;
  const half = Math.sqrt(inside);
  let t = Math.max(0.01, middle - half);
  const end = middle + half;
  for (let i = 0; i < 110 && t < end; i++) {
    const x = from[0] + ray[0] * t;
    const y = from[1] + ray[1] * t;
    const z = from[2] + ray[2] * t;
    const guess = rough.distance(x, y, z) - rough.error;
    if (guess > rough.error) {
      t += guess;
      continue;
    }
    const d = field.distance(x, y, z);
    if (d < 0.0003 * t) return t;
    t += d * 0.85;
  }
  return -1;
}

function modelPixel(out: Geometry, data: Float32Array, p: number, t: number, ray: Vec, scene: Scene): void {
  const { field, camera, light } = scene;
  const x = camera.at[0] + ray[0] * t;
  const y = camera.at[1] + ray[1] * t;
  const z = camera.at[2] + ray[2] * t;
  const normal = normalAt(field, x, y, z);
  const surface = field.surface(x, y, z);
  const flow = field.flow();
  const shade = illuminate(scene, x, y, z, normal, surface.fur > 0.01 ? 0.35 : 0);
  const facing = -(ray[0] * normal[0] + ray[1] * normal[1] + ray[2] * normal[2]);
  const edge = (1 - Math.max(0, facing)) ** 3;
  const rim = edge * Math.max(0, dot(normal, scene.toRim) * 0.7 + 0.5);
  let shine = 0;
  if (surface.gloss > 0) {
    const { toKey } = scene;
    const half = unit([toKey[0] - ray[0], toKey[1] - ray[1], toKey[2] - ray[2]]);
    shine = surface.gloss * Math.max(0, dot(normal, half)) ** 90 * 3 + surface.gloss * edge * 0.25;
    shine += surface.gloss * 0.06 * Math.max(0, normal[1]);
  }
  const depth = t * dot(ray, camera.forward);
  out.depth[p] = depth;
  out.fur[p] = surface.fur;
  const albedo = [surface.r, surface.g, surface.b];
  for (let c = 0; c < 3; c++) {
    const o = p * 3 + c;
    const lit = shade[c]! + light.rim.color[c]! * rim;
    out.albedo[o] = albedo[c]!;
    out.light[o] = lit;
    out.normal[o] = normal[c]!;
    out.flow[o] = flow[c]!;
    out.point[o] = c === 0 ? x : c === 1 ? y : z;
    data[o] = albedo[c]! * lit + shine * light.key.color[c]! * 0.5;
  }
}

function groundPixel(data: Float32Array, p: number, t: number, ray: Vec, scene: Scene): void {
  const { field, camera, ground } = scene;
  const x = camera.at[0] + ray[0] * t;
  const y = ground!.height;
  const z = camera.at[2] + ray[2] * t;
  const albedo = ground!.albedo(x, z);
  if (albedo === null) return;
  const near = Math.hypot(x - scene.bound.at[0], z - scene.bound.at[2]) < scene.bound.radius * 4;
  const shade = near ? illuminate(scene, x, y, z, [0, 1, 0], 0) : openGround(scene.light);
  // Far ground dissolves into the background that was painted there.
  const solid = Math.max(0, 1 - t / 60) ** 0.5;
  for (let c = 0; c < 3; c++) data[p * 3 + c]! += (albedo[c]! * shade[c]! - data[p * 3 + c]!) * solid;
  const mirror = ground!.mirror ?? 0;
  if (mirror === 0 || !near) return;
  const bounced: Vec = [ray[0], -ray[1], ray[2]];
  const hit = trace(scene, [x, y + 0.01, z], bounced);
  if (hit < 0) return;
  const surface = field.surface(x + bounced[0] * hit, y + bounced[1] * hit, z + bounced[2] * hit);
  const keep = mirror * (1 - Math.max(0, -ray[1]) * 0.6);
  const seen = [surface.r, surface.g, surface.b];
  for (let c = 0; c < 3; c++) data[p * 3 + c]! += (seen[c]! * shade[c]! * 0.7 - data[p * 3 + c]!) * keep;
}

const openGround = (light: Light): [number, number, number] => {
  const level = Math.max(0, unit(light.key.from)[1]);
  return [0, 1, 2].map((c) => light.key.color[c]! * level + light.sky[c]!) as [number, number, number];
};

/** Key light with a soft shadow, sky and bounce darkened in hollows. `wrap` lets light creep round furry edges. */
function illuminate(scene: Scene, x: number, y: number, z: number, n: Vec, wrap: number): [number, number, number] {
  const { rough, light, toKey: key } = scene;
  const lambert = Math.max(0, (dot(n, key) + wrap) / (1 + wrap));
  let shadow = 1;
  if (lambert > 0) {
    for (let i = 0, t = 0.06; i < 22 && t < 5; i++) {
      const d = rough.distance(
        x + n[0] * 0.03 + key[0] * t,
        y + n[1] * 0.03 + key[1] * t,
        z + n[2] * 0.03 + key[2] * t,
      );
      shadow = Math.min(shadow, 0.5 + (0.5 * d) / (light.key.softness * t));
      if (shadow <= 0) break;
      t += Math.min(0.4, Math.max(0.05, d));
    }
    shadow = Math.max(0, shadow);
    shadow = shadow * shadow * (3 - 2 * shadow);
  }
  let hollow = 0;
  for (let i = 1, weight = 1; i <= 4; i++, weight *= 0.6) {
    const h = i * 0.11;
    hollow += weight * Math.max(0, h - rough.distance(x + n[0] * h, y + n[1] * h, z + n[2] * h));
  }
  const open = Math.max(0.12, 1 - 1.35 * hollow);
  const up = 0.5 + 0.5 * n[1];
  const direct = lambert * shadow;
  return [0, 1, 2].map(
    (c) => light.key.color[c]! * direct + (light.sky[c]! * up + light.bounce[c]! * (1 - up)) * open,
  ) as [number, number, number];
}

function normalAt(field: Field, x: number, y: number, z: number): Vec {
  const e = 0.004;
  const a = field.distance(x + e, y - e, z - e);
  const b = field.distance(x - e, y - e, z + e);
  const c = field.distance(x - e, y + e, z - e);
  const d = field.distance(x + e, y + e, z + e);
  return unit([a - b - c + d + 1e-12, -a - b + c + d, -a + b - c + d]);
}
