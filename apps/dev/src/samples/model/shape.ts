import type { Rgb, Vec } from '../draw/math.ts';

/** What a part is made of. `fur` = hair length in model units (0 = bare), `gloss` = strength of the wet highlight. */
export interface Material {
  readonly color: Rgb;
  readonly fur: number;
  readonly gloss: number;
}

export type Shape =
  | { readonly kind: 'ellipsoid'; readonly at: Vec; readonly radii: Vec }
  | {
      readonly kind: 'limb';
      readonly from: Vec;
      readonly to: Vec;
      readonly radii: readonly [number, number];
      /** Squeezes the limb along `normal` by `factor` (an ear is a flat limb). */
      readonly flat?: { readonly normal: Vec; readonly factor: number };
    }
  | {
      readonly kind: 'ring';
      readonly at: Vec;
      readonly axis: Vec;
      readonly radius: number;
      readonly thickness: number;
      readonly height: number;
    };

/** One shape, melted into the ones before it over a seam of width `blend`. */
export interface Part {
  readonly shape: Shape;
  readonly blend: number;
  readonly material: Material;
}

/** The surface at one point, handed to `paint` to change. Position in the group's own frame. */
export interface Surface {
  x: number;
  y: number;
  z: number;
  r: number;
  g: number;
  b: number;
  fur: number;
  gloss: number;
}

/** Parts that share a frame: placed by `turn` (columns of a rotation) then `at`. Nothing of it lies farther than `bound` from `at`. */
export interface Group {
  readonly at: Vec;
  readonly turn: readonly [Vec, Vec, Vec];
  readonly bound: number;
  readonly parts: readonly Part[];
  /** Markings, by position in the group's frame. */
  readonly paint?: (surface: Surface) => void;
  /** Which way the hair lies at a point of the group's frame; any length. */
  readonly flow?: (x: number, y: number, z: number) => Vec;
}

/** Turns by yaw (about y), then pitch (about x), then roll (about z), in radians; applied roll first. */
export function turned(yaw: number, pitch = 0, roll = 0): readonly [Vec, Vec, Vec] {
  const [cy, sy, cp, sp, cr, sr] = [yaw, pitch, roll].flatMap((a) => [Math.cos(a), Math.sin(a)]) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const rotate = ([x, y, z]: Vec): Vec => {
    const rx = cr * x - sr * y;
    const ry = sr * x + cr * y;
    const py = cp * ry - sp * z;
    const pz = sp * ry + cp * z;
    return [cy * rx + sy * pz, py, -sy * rx + cy * pz];
  };
  return [rotate([1, 0, 0]), rotate([0, 1, 0]), rotate([0, 0, 1])];
}
